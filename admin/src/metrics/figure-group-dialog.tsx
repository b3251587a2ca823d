import { useQuery } from '@tanstack/react-query';
import type { TraitChoice } from '@voldaan/domain/metrics/trait-name';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { type TraitValues, traitsQuery } from './trait-requests.ts';

type Props = Readonly<{
  survey: string;
  choices: readonly TraitChoice[];
  onClose: () => void;
  onChoose: (choices: readonly TraitChoice[]) => void;
}>;

/** Values that are listed at once; a search finds the others. */
const valuesMost = 200;
/** From here a list is searched rather than read. */
const searchedFrom = 12;
/** As many traits at once as the server reads a figure by, less one for the groups of a screen. */
const traitsMost = 3;

/** Which groups are counted: of each trait some values, and those who have one of each. */
export function GroupDialog({ survey, choices, onClose, onChoose }: Props) {
  const say = useSay();
  const known = useQuery(traitsQuery(survey));
  return (
    <Dialog isOpen onClose={onClose} heading={say('figures.groups')}>
      <div className="group-dialog">
        <p className="note">{say('figures.groups-note')}</p>
        <QueryView query={known} lines={6}>
          {(traits) => (
            // A trait of which no value has answers enough offers nothing to choose.
            <Groups traits={traits.filter(({ values }) => values.length > 0)} choices={choices} onChoose={onChoose} />
          )}
        </QueryView>
      </div>
    </Dialog>
  );
}

type GroupsProps = Pick<Props, 'choices' | 'onChoose'> & Readonly<{ traits: readonly TraitValues[] }>;

function Groups({ traits, choices, onChoose }: GroupsProps) {
  const say = useSay();
  const [chosen, setChosen] = useState(choices);
  const [name, setName] = useState(choices[0]?.trait ?? traits[0]?.name ?? '');
  const trait = traits.find((one) => one.name === name);
  const values = chosen.find((choice) => choice.trait === name)?.values ?? [];
  const isFull = values.length === 0 && chosen.length >= traitsMost;
  const toggle = (value: string, isChosen: boolean) => {
    const kept = isChosen ? [...values, value] : values.filter((one) => one !== value);
    const others = chosen.filter((choice) => choice.trait !== name);
    setChosen(kept.length === 0 ? others : [...others, { trait: name, values: kept }]);
  };
  return (
    <>
      <SelectField
        label={say('figures.trait')}
        value={name}
        options={traits.map((one) => ({
          value: one.name,
          label: say('figures.trait-chosen', {
            trait: one.label,
            count: chosen.find((choice) => choice.trait === one.name)?.values.length ?? 0,
          }),
        }))}
        onChange={setName}
      />
      {isFull ? <p role="status">{say('figures.traits-most', { most: traitsMost })}</p> : null}
      {trait === undefined || isFull ? null : <Values key={name} trait={trait} values={values} onToggle={toggle} />}
      <div className="row dialog-actions">
        <Button look="primary" onPress={() => onChoose(chosen)}>
          {say('figures.show-groups')}
        </Button>
        {chosen.length === 0 ? null : <Button onPress={() => setChosen([])}>{say('figures.everybody')}</Button>}
      </div>
    </>
  );
}

type ValuesProps = Readonly<{
  trait: TraitValues;
  values: readonly string[];
  onToggle: (value: string, isChosen: boolean) => void;
}>;

function Values({ trait, values, onToggle }: ValuesProps) {
  const say = useSay();
  const [sought, setSought] = useState('');
  const found = trait.values.filter(({ label }) => label.toLocaleLowerCase().includes(sought.toLocaleLowerCase()));
  return (
    <>
      {trait.values.length > searchedFrom ? (
        <SearchField label={say('figures.find-value')} value={sought} onSearch={setSought} />
      ) : null}
      <fieldset className="group-values">
        <legend className="unseen">{trait.label}</legend>
        {found.slice(0, valuesMost).map(({ value, label }) => (
          <Tick key={value} isSelected={values.includes(value)} onChange={(isChosen) => onToggle(value, isChosen)}>
            {label}
          </Tick>
        ))}
        {found.length > valuesMost ? <p className="note">{say('figures.more-values')}</p> : null}
      </fieldset>
    </>
  );
}
