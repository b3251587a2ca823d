import { holidayCountries } from '@voldaan/domain/studies/calendar/public-holidays';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Ticks } from '../../studies/ticks.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { ProfileWish } from './profile-requests.ts';

type Hours = ProfileWish['calendar'];
type Props = Readonly<{
  hours: Hours;
  onChange: (hours: Hours) => void;
  errorOf: (field: string) => string | undefined;
}>;

const weekdays = ['1', '2', '3', '4', '5', '6', '0'] as const;
const dayPattern = /\d{4}-\d{2}-\d{2}/g;

/** When the firm is at work: by these hours all promises of the profile are counted. */
export function HoursFields({ hours, onChange, errorOf }: Props) {
  const say = useSay();
  const { locale } = useFormat();
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // 1 November 2026 is a Sunday.
  const nameOf = (day: number) => dayName.format(new Date(Date.UTC(2026, 10, 1 + day)));
  const set = (change: Partial<Hours>) => onChange({ ...hours, ...change });
  return (
    <>
      <SelectField
        className="span-3"
        label={say('profile.from')}
        value={hours.from}
        options={timesWith(hours.from)}
        onChange={(from) => set({ from })}
      />
      <SelectField
        className="span-3"
        label={say('profile.until')}
        value={hours.until}
        options={timesWith(hours.until)}
        onChange={(until) => set({ until })}
        {...(hours.until <= hours.from && { hint: say('profile.until-later') })}
      />
      <div className="span-6">
        <Ticks
          label={say('profile.weekdays')}
          offered={weekdays.map((day) => [day, nameOf(Number(day))] as const)}
          chosen={hours.weekdays.map(String)}
          onChange={(chosen) => set({ weekdays: chosen.map(Number) })}
        />
      </div>
      <SelectField
        className="span-3"
        label={say('profile.country')}
        value={hours.country}
        options={holidayCountries.map((country) => ({ value: country, label: say(`profile-country.${country}`) }))}
        onChange={(country) => set({ country })}
      />
      <SelectField
        className="span-3"
        label={say('profile.zone')}
        value={hours.zone}
        options={zonesWith(hours.zone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(zone) => set({ zone })}
      />
      <ClosedDays
        days={hours.closed_on ?? []}
        onChange={(closed_on) => set({ closed_on })}
        error={errorOf('calendar')}
      />
    </>
  );
}

type ClosedProps = Readonly<{ days: readonly string[]; onChange: (days: string[]) => void; error: string | undefined }>;

/** Days besides Sundays and public holidays, as they are written in a calendar: 2026-12-31. */
function ClosedDays({ days, onChange, error }: ClosedProps) {
  const say = useSay();
  return (
    <details className="span-6">
      <summary>{say('profile.closed-on', { count: days.length })}</summary>
      <ClosedText key={days.length === 0 ? 'none' : 'some'} days={days} onChange={onChange} error={error} />
    </details>
  );
}

function ClosedText({ days, onChange, error }: ClosedProps) {
  const say = useSay();
  return (
    <textarea
      className="input"
      aria-label={say('profile.closed-on-days')}
      aria-invalid={error !== undefined}
      rows={3}
      defaultValue={days.join('\n')}
      onBlur={(event) => onChange([...new Set(event.target.value.match(dayPattern) ?? [])].toSorted())}
    />
  );
}

function timesWith(chosen: string) {
  const quarters = Array.from({ length: 49 }, (_, half) => {
    const minutes = half * 30;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
  return [...new Set([...quarters, chosen])].toSorted().map((time) => ({ value: time, label: time }));
}

/** The zones of this browser, near ones first; the chosen one is among them even if the browser does not know it. */
function zonesWith(chosen: string): readonly string[] {
  return [...new Set(['Europe/Amsterdam', 'Europe/Oslo', chosen, ...Intl.supportedValuesOf('timeZone')])];
}
