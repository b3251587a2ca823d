import { useSay } from '../catalogue/text.tsx';
import { Ticks } from '../studies/ticks.tsx';
import { SelectField } from '../ui/select-field.tsx';
import type { FormTraits } from './improvement-requests.ts';
import type { PlanFieldProps } from './plan-edit.ts';

/** Where something changes, and where nothing does: named beforehand, by one property of customers. */
export function UnitFields({ traits, edit, change, errorOf }: PlanFieldProps & Readonly<{ traits: FormTraits }>) {
  const say = useSay();
  const trait = traits.find(({ name }) => name === edit.trait) ?? traits[0];
  const offered = (trait?.values ?? []).map(({ value, label }) => [value, label] as const);
  const without = (chosen: readonly string[]) => offered.filter(([value]) => !chosen.includes(value));
  return (
    <div className="stack">
      <div className="field-grid">
        <SelectField
          className="span-3"
          label={say('improvements.groups-of')}
          value={edit.trait}
          options={traits.map(({ name, label }) => ({ value: name, label }))}
          onChange={(name) => change({ trait: name, treated: [], comparison: [] })}
        />
      </div>
      <Ticks
        label={say('improvements.treated')}
        offered={without(edit.comparison)}
        chosen={edit.treated}
        onChange={(treated) => change({ treated })}
      />
      <Ticks
        label={say('improvements.comparison')}
        offered={without(edit.treated)}
        chosen={edit.comparison}
        onChange={(comparison) => change({ comparison })}
      />
      {(['treated', 'comparison'] as const).map((side) => {
        const error = errorOf(side);
        return error === undefined ? null : (
          <p key={side} className="field-error" role="alert">
            {error}
          </p>
        );
      })}
    </div>
  );
}
