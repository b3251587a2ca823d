import { alertRhythms } from '@voldaan/domain/alerts/alert-rule';
import { useSay } from '../catalogue/text.tsx';
import { Choice, Tick } from '../ui/choice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import type { EditProps } from './edit-props.ts';

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** How often, and when not. */
export function HoursFields({ edit, change, errorOf }: EditProps) {
  const say = useSay();
  const error = errorOf('quiet.until');
  // An hour that was set elsewhere, as 18:30, stays a choice.
  const offered = (own: string) =>
    [...new Set([...hours, own])].toSorted().map((hour) => ({ value: hour, label: hour }));
  return (
    <div className="stack">
      <Choice
        label={say('alerts.rhythm')}
        value={edit.rhythm}
        options={alertRhythms.map((rhythm) => ({ value: rhythm, label: say(`alerts.rhythm.${rhythm}`) }))}
        onChange={(rhythm) => change({ rhythm })}
      />
      <Tick isSelected={edit.isQuiet} onChange={(isQuiet) => change({ isQuiet })}>
        {say('alerts.quiet')}
        <small>{say('alerts.quiet-detail')}</small>
      </Tick>
      {edit.isQuiet ? (
        <div className="field-grid">
          <SelectField
            className="span-3"
            label={say('alerts.quiet-from')}
            value={edit.from}
            options={offered(edit.from)}
            onChange={(from) => change({ from })}
          />
          <SelectField
            className="span-3"
            label={say('alerts.quiet-until')}
            value={edit.until}
            options={offered(edit.until)}
            onChange={(until) => change({ until })}
          />
          <div className="span-6">
            <Tick isSelected={edit.weekends} onChange={(weekends) => change({ weekends })}>
              {say('alerts.weekends')}
            </Tick>
          </div>
        </div>
      ) : null}
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
