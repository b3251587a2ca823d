import { readTraitChoice, type TraitChoice, writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import type { FigureHead } from '@voldaan/server/metrics/figures/schema';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';

const GroupDialog = lazy(() => import('./figure-group-dialog.tsx').then((loaded) => ({ default: loaded.GroupDialog })));

type Props = Readonly<{ head: FigureHead; onChange: (where: string | undefined) => void }>;

/** Values named in the row of filters; beyond it says how many. */
const namedMost = 3;

/** The groups that are shown, as words that open the choice of them. */
export function FigureGroups({ head, onChange }: Props) {
  const say = useSay();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  if (head.traits.length === 0) return null;
  const choices = choicesOf(head.where);
  return (
    <>
      <button type="button" className="filter-button filter-chosen" onClick={() => setOpen(true)}>
        {choices.length === 0 ? say('figures.everybody') : format.list(choices.map(nameOf))}
      </button>
      {choices.length === 0 ? null : (
        <button type="button" className="filter-button" onClick={() => onChange(undefined)}>
          {say('figures.clear-groups')}
        </button>
      )}
      {isOpen ? (
        <Suspense>
          <GroupDialog
            survey={head.survey.id}
            choices={choices}
            onClose={() => setOpen(false)}
            onChoose={(chosen) => {
              setOpen(false);
              onChange(chosen.length === 0 ? undefined : chosen.map(writeTraitChoice).join(';'));
            }}
          />
        </Suspense>
      ) : null}
    </>
  );

  function nameOf({ trait, values }: TraitChoice): string {
    const known = head.traits.find(({ name }) => name === trait);
    const labels = values.map((value) => known?.chosen.find((one) => one.value === value)?.label ?? value);
    const named =
      labels.length > namedMost ? say('figures.group-values', { count: labels.length }) : format.list(labels);
    return say('figures.group', { trait: known?.label ?? trait, values: named });
  }
}

function choicesOf(where: string): readonly TraitChoice[] {
  return where.split(';').flatMap((text) => readTraitChoice(text) ?? []);
}
