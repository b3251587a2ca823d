import type { Format } from '../catalogue/format.ts';
import type { Say } from '../catalogue/text.tsx';

/** Periods that move with the day; the others are of the calendar, or somebody's own. */
const moving = ['30d', '90d', '12m', 'wave', 'all'] as const;

const quartersOffered = 5;
const monthsOffered = 6;
const weeksOffered = 6;

/** What a reader can choose without thinking: moving periods, then the newest of each sort of the calendar. */
export function offeredPeriods(today: Date): readonly string[] {
  const year = today.getUTCFullYear();
  const month = today.getUTCMonth();
  const quarter = Math.floor(month / 3);
  return [
    ...moving,
    ...counted(quartersOffered, (back) => quarterText(year, quarter - back)),
    ...counted(monthsOffered, (back) => new Date(Date.UTC(year, month - back, 1)).toISOString().slice(0, 7)),
    ...counted(weeksOffered, (back) => weekText(new Date(today.getTime() - back * 7 * 86_400_000))),
    String(year),
    String(year - 1),
  ];
}

/** A period as a reader calls it: laatste 12 maanden, 3e kwartaal 2026, oktober 2026, week 46 van 2026, 1 jan 2026 – 31 mrt 2026. */
export function periodName(period: string, say: Say, format: Format): string {
  const known = moving.find((choice) => choice === period);
  if (known !== undefined) return say(`period.${known}`);
  const [, year, quarter, month, week] = /^(\d{4})(?:-Q(\d)|-(\d\d)|-W(\d\d))?$/.exec(period) ?? [];
  if (year !== undefined && quarter !== undefined) return say('period.quarter', { quarter, year });
  if (year !== undefined && week !== undefined) return say('period.week', { week: Number(week), year });
  if (year !== undefined && month !== undefined) {
    const named = new Intl.DateTimeFormat(format.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    return named.format(new Date(`${year}-${month}-01`));
  }
  if (year !== undefined) return year;
  const [from, to] = period.split('..');
  return from !== undefined && to !== undefined && /^\d{4}-\d\d-\d\d$/.test(from) && /^\d{4}-\d\d-\d\d$/.test(to)
    ? `${format.day(from)} – ${format.day(to)}`
    : period;
}

function counted(count: number, text: (back: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, back) => text(back));
}

function quarterText(year: number, quarter: number): string {
  return `${year + Math.floor(quarter / 4)}-Q${(((quarter % 4) + 4) % 4) + 1}`;
}

/** The week of ISO 8601: it belongs to the year of its Thursday. */
function weekText(day: Date): string {
  const thursday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 3));
  thursday.setUTCDate(thursday.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
