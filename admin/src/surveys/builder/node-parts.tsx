import type { Branch } from '@voldaan/domain/surveys/node/branch';
import type { Page } from '@voldaan/domain/surveys/node/page';
import type { RandomBlock } from '@voldaan/domain/surveys/node/random-block';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import { pagesOf } from '@voldaan/domain/surveys/survey-definition';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AddMenu } from './add-menu.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { freeIdsOf, newPage, newQuestion } from './new-part.ts';
import { PartFindings } from './part-findings.tsx';
import { PartHeading, PartSection } from './part-section.tsx';
import { changeNode, keyOf } from './tree.ts';
import { useBuilder } from './use-builder.ts';

/** A page, a branch or a block of chance. */
export function NodePart({ node }: Readonly<{ node: SurveyNode }>) {
  switch (node.kind) {
    case 'page':
      return <PagePart page={node} />;
    case 'branch':
      return <BranchPart branch={node} />;
    case 'random':
      return <RandomPart block={node} />;
  }
}

function PagePart({ page }: Readonly<{ page: Page }>) {
  const say = useSay();
  const { definition } = useBuilder().draft;
  const number = pagesOf(definition).findIndex(({ id }) => id === page.id) + 1;
  return (
    <>
      <PartHeading actions={<MoveButtons part={page} />} note={say('page.note', { count: page.nodes.length })}>
        {say('outline.page', { number })}
      </PartHeading>
      <p className="section-action">
        <AddMenu label={say('page.add')} />
      </p>
      <PartFindings part={keyOf(page)} />
    </>
  );
}

function BranchPart({ branch }: Readonly<{ branch: Branch }>) {
  const say = useSay();
  const { draft } = useBuilder();
  const key = keyOf(branch);
  const edit = (change: (branch: Branch) => Branch, group?: string) =>
    draft.change(
      (current) => changeNode(current, key, (node) => (node.kind === 'branch' ? change(node) : node)),
      group,
    );
  const addPage = (list: 'nodes' | 'otherwise') => {
    const freeId = freeIdsOf(draft.definition);
    const page = newPage([newQuestion('open', freeId)], freeId);
    edit((current) => ({ ...current, [list]: [...current[list], page] }));
  };
  return (
    <>
      <PartHeading actions={<MoveButtons part={branch} />} note={say('branch.note')}>
        {say('node-kind.branch')}
      </PartHeading>
      <PartSection heading={say('branch.condition')}>
        <ConditionEditor
          key={key}
          when={branch.when}
          lead={say('branch.lead')}
          onChange={(when) => edit((current) => ({ ...current, when }), `${branch.id}.when`)}
        />
      </PartSection>
      <p className="row">
        <Button size="small" onPress={() => addPage('nodes')}>
          <Icon name="plus" />
          {say('branch.add-page')}
        </Button>
        <Button size="small" onPress={() => addPage('otherwise')}>
          <Icon name="plus" />
          {say('branch.add-otherwise')}
        </Button>
      </p>
      <PartFindings part={key} />
    </>
  );
}

function RandomPart({ block }: Readonly<{ block: RandomBlock }>) {
  const say = useSay();
  const { draft } = useBuilder();
  const key = keyOf(block);
  const edit = (change: (block: RandomBlock) => RandomBlock) =>
    draft.change((current) => changeNode(current, key, (node) => (node.kind === 'random' ? change(node) : node)));
  const count = block.nodes.length;
  const addPage = () => {
    const freeId = freeIdsOf(draft.definition);
    const page = newPage([newQuestion('rating', freeId)], freeId);
    edit((current) => ({ ...current, nodes: [...current.nodes, page] }));
  };
  return (
    <>
      <PartHeading actions={<MoveButtons part={block} />} note={say('random.note')}>
        {say('node-kind.random')}
      </PartHeading>
      <SelectField
        className="scale-select"
        label={say('random.choose')}
        value={String(Math.min(block.choose ?? count, count))}
        options={Array.from({ length: count }, (_, index) => ({
          value: String(index + 1),
          label: index + 1 === count ? say('random.all') : say('random.some', { some: index + 1, count }),
        }))}
        onChange={(text) =>
          edit(({ choose: _, ...rest }) => (Number(text) === count ? rest : { ...rest, choose: Number(text) }))
        }
      />
      <p className="section-action">
        <Button size="small" onPress={addPage}>
          <Icon name="plus" />
          {say('random.add-page')}
        </Button>
      </p>
      <PartFindings part={key} />
    </>
  );
}
