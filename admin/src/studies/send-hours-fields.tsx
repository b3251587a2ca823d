import { holidayCountries } from '@voldaan/domain/studies/calendar/public-holidays';
import { useSay } from '../catalogue/text.tsx';
import { Toggle } from '../ui/choice.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import type { ContactRules } from './study-requests.ts';

type Hours = ContactRules['send_hours'];
type Props = Readonly<{ hours: Hours; onChange: (hours: Hours) => void }>;

const clocks = Array.from({ length: 49 }, (_, half) => clockAt(half * 30));

/** When customers are written to: by their own clock, in hours and on days when people want to be spoken to. */
export function SendHoursFields({ hours, onChange }: Props) {
  const say = useSay();
  const set = (part: Partial<Hours>) => onChange({ ...hours, ...part });
  return (
    <Section
      label={say('contact-rules.hours')}
      heading={say('contact-rules.hours-heading', { from: hours.from, until: hours.until })}
      note={say('contact-rules.hours-note')}
    >
      <div className="field-grid">
        <SelectField
          className="span-2"
          label={say('contact-rules.from')}
          value={hours.from}
          options={clocks.filter((clock) => clock < hours.until).map((clock) => ({ value: clock, label: clock }))}
          onChange={(from) => set({ from })}
        />
        <SelectField
          className="span-2"
          label={say('contact-rules.until')}
          value={hours.until}
          options={clocks.filter((clock) => clock > hours.from).map((clock) => ({ value: clock, label: clock }))}
          onChange={(until) => set({ until })}
        />
        <SelectField
          className="span-3"
          label={say('contact-rules.zone')}
          value={hours.zone}
          hint={say('contact-rules.zone-hint')}
          options={zonesWith(hours.zone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          onChange={(zone) => set({ zone })}
        />
        <SelectField
          className="span-3"
          label={say('contact-rules.country')}
          value={hours.country ?? ''}
          hint={say('contact-rules.country-hint')}
          options={[
            { value: '', label: say('contact-rules.no-country') },
            ...holidayCountries.map((country) => ({ value: country, label: say(`study-country.${country}`) })),
          ]}
          onChange={(country) => onChange(inCountry(hours, country))}
        />
      </div>
      <div className="hairline">
        <p>
          <Toggle isSelected={hours.noSundays} onChange={(noSundays) => set({ noSundays })}>
            {say('contact-rules.no-sundays')}
          </Toggle>
        </p>
        <p>
          <Toggle isSelected={hours.noHolidays} onChange={(noHolidays) => set({ noHolidays })}>
            {say('contact-rules.no-holidays')}
          </Toggle>
        </p>
        <p className="hint">{say('contact-rules.holidays-hint')}</p>
      </div>
    </Section>
  );
}

function inCountry({ country: _, ...others }: Hours, chosen: string): Hours {
  const country = holidayCountries.find((one) => one === chosen);
  return country === undefined ? others : { ...others, country };
}

/** The zones of this browser, near ones first; the chosen one is among them even if the browser does not know it. */
function zonesWith(chosen: string): readonly string[] {
  const near = ['Europe/Amsterdam', 'Europe/Oslo'];
  const known = Intl.supportedValuesOf('timeZone');
  return [...new Set([...near, chosen, ...known])];
}

function clockAt(minutes: number): string {
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`;
}
