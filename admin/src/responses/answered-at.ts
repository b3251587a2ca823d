import type { Format } from '../catalogue/format.ts';

/** When something was answered, as every reply says it. */
type Answered = Readonly<{ at: string; is_anonymous: boolean }>;

/** As short as the reader can still place it. Of an anonymous answer only the day is kept. */
export function answeredRecently({ at, is_anonymous }: Answered, format: Format, now: Date): string {
  return is_anonymous ? format.recentDay(sameDay(at), now) : format.recent(at, now);
}

/** The day with its time; of an anonymous answer the day. */
export function answeredAt({ at, is_anonymous }: Answered, format: Format): string {
  return is_anonymous ? format.shortDayYear(sameDay(at)) : format.moment(at);
}

/** The day of this year. */
export function answeredOn({ at, is_anonymous }: Answered, format: Format): string {
  return format.shortDay(is_anonymous ? sameDay(at) : at);
}

/** The reader's day of the same date: the day is kept in UTC, and its first moment is of the day before in America. */
function sameDay(at: string): string {
  return `${at.slice(0, 10)}T00:00:00`;
}
