import { useSay } from '../catalogue/text.tsx';
import { DayField } from '../studies/day-field.tsx';
import { Button } from '../ui/button.tsx';
import { namedOptions } from '../ui/named-options.ts';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { newPress } from './new-press.ts';
import type { PromiseDraft } from './use-visit-draft.ts';
import type { Colleague } from './visit-requests.ts';

type Props = Readonly<{
  promises: readonly PromiseDraft[];
  onChange: (promises: readonly PromiseDraft[]) => void;
  colleagues: readonly Colleague[];
  /** Who sees to it when nobody else is named. */
  ownId: string;
  /** By when, when nothing else is said. */
  dayDefault: string;
  errorOf: (field: string) => string | undefined;
}>;

const promisesMost = 10;

/** What was promised, each with a day and somebody who sees to it: a promise without either is a wish. */
export function PromiseFields({ promises, onChange, colleagues, ownId, dayDefault, errorOf }: Props) {
  const say = useSay();
  const change = (key: string, part: Partial<PromiseDraft>) =>
    onChange(promises.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <>
      {promises.map((promise, place) => (
        <fieldset key={promise.key} className="promise-fields">
          <legend className="unseen">{say('promises.number', { number: place + 1 })}</legend>
          <div className="field-grid">
            <TextField
              className="span-6"
              label={say('promises.what')}
              name={`promises.${place}.what`}
              value={promise.what}
              onChange={(what) => change(promise.key, { what })}
              error={errorOf(`promises.${place}.what`)}
              lengthMax={500}
              isRequired
            />
            <div className="span-3">
              <DayField
                label={say('promises.due')}
                name={`promises.${place}.due_on`}
                value={promise.due_on}
                onChange={(due_on) => change(promise.key, { due_on })}
                error={errorOf(`promises.${place}.due_on`)}
              />
            </div>
            <SelectField
              className="span-3"
              label={say('promises.owner')}
              value={promise.owner_id}
              options={namedOptions(colleagues)}
              onChange={(owner_id) => change(promise.key, { owner_id })}
            />
          </div>
          <Button look="quiet" size="small" onPress={() => onChange(promises.filter(({ key }) => key !== promise.key))}>
            {say('promises.take-away')}
            <span className="unseen"> {say('promises.number', { number: place + 1 })}</span>
          </Button>
        </fieldset>
      ))}
      {promises.length < promisesMost ? (
        <Button
          size="small"
          onPress={() => onChange([...promises, { key: newPress(), what: '', due_on: dayDefault, owner_id: ownId }])}
        >
          {say('promises.add')}
        </Button>
      ) : null}
    </>
  );
}
