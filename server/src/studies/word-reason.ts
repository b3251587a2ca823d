import type { Language } from '@voldaan/domain/language';
import type { Reason } from '@voldaan/domain/studies/contact-decision';
import { localeOf } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { message } from '../catalogue/message.ts';

/** A reason in a sentence, with its dates and numbers, in the reader's language and the workspace's zone. */
export function wordReason(language: Language, zone: string, reason: Reason): string {
  const day = (at: unknown) => wordDay(language, zone, at);
  const values = Object.entries(reason).flatMap(([name, value]): readonly (readonly [string, string | number])[] => {
    if (name === 'code') return [];
    if (typeof value === 'number') return [[name, value]];
    return [[name, isMoment(name) ? day(value) : String(value)]];
  });
  return message(language, `reason_told.${reason.code}`, Object.fromEntries(values));
}

const moments: readonly string[] = ['at', 'since', 'freeAt', 'expiresAt'];

/** Reasons come from the database, where a moment is a text. */
function isMoment(name: string): boolean {
  return moments.includes(name);
}

export function wordDay(language: Language, zone: string, at: unknown): string {
  const moment = at instanceof Date ? at : new Date(String(at));
  if (Number.isNaN(moment.getTime())) return String(at);
  const format = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return unbrokenDay(format.format(moment));
}
