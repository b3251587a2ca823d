import type { PageNode } from '@voldaan/domain/surveys/node/page';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { firstTerm, writeCondition } from './condition.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { earlierQuestions } from './earlier-questions.ts';
import { PartSection } from './part-section.tsx';
import { keyOf } from './tree.ts';
import { useBuilder } from './use-builder.ts';
import { useChangeItem } from './use-change-item.ts';

/** Asked of everybody, or only of those of whom something is true. */
export function WhenSection({ item }: Readonly<{ item: PageNode }>) {
  const say = useSay();
  const { definition } = useBuilder().draft;
  const changeItem = useChangeItem(item);
  const [first] = earlierQuestions(definition, keyOf(item));
  const { when } = item;
  const set = (next: string, group?: string) => changeItem((current) => ({ ...current, when: next }), group);
  const remove = () =>
    changeItem((current) => {
      const { when: _, ...rest } = current;
      return rest;
    });
  return (
    <PartSection heading={say('condition.heading')}>
      {when === undefined ? (
        <>
          <p className="sentence">{say('condition.everybody')}</p>
          {first === undefined ? (
            <p className="note">{say('condition.nothing-earlier')}</p>
          ) : (
            <Button
              size="small"
              onPress={() => set(writeCondition({ join: 'and', terms: [firstTerm(first)] }, definition))}
            >
              <Icon name="plus" />
              {say('condition.add')}
            </Button>
          )}
        </>
      ) : (
        <ConditionEditor
          when={when}
          lead={say('condition.ask-if')}
          onChange={(next) => set(next, `${item.id}.when`)}
          onRemove={remove}
        />
      )}
    </PartSection>
  );
}
