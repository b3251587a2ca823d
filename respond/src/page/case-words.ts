import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import type { CaseFault, CaseTerm } from '../case-view.ts';
import { localeOf, message } from '../catalogue.ts';

type Zone = Readonly<{ language: LanguageTag; timeZone: string }>;

/** "Friday 4 December": a day as it is promised. */
export function caseDay({ language, timeZone }: Zone, at: Date): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  });
  return unbrokenDay(format.format(at));
}

/** The same with the hour, for what has happened. */
export function caseMoment({ language, timeZone }: Zone, at: Date): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  return unbrokenDay(format.format(at));
}

/** A day of a stamp or a list: short. */
export function caseShortDay({ language, timeZone }: Zone, at: Date): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  return unbrokenDay(format.format(at));
}

export function termWords(language: LanguageTag, { unit, count }: CaseTerm): string {
  return message(language, `case.term.${unit}`, { count });
}

/** What is wrong and what to do. */
export function caseFaultText(language: LanguageTag, fault: CaseFault, megabytes: number, filesMax: number): string {
  if (fault.field === 'files') {
    if (fault.code !== 'again')
      return message(language, `case.file.${fault.code}`, { name: fault.name, size: megabytes, most: filesMax });
    const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
    return message(language, 'case.file.again', { names: list.format(fault.names) });
  }
  switch (fault.code) {
    case 'too_long':
      return message(language, 'fault.too_long', { most: fault.most ?? 0 });
    case 'not_text':
      return message(language, 'fault.not_text');
    case 'email':
      return message(language, 'fault.email');
    default:
      return message(language, `case.fault.${fault.code}`);
  }
}
