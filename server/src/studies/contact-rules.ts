import type { Language } from '@voldaan/domain/language';
import { type BudgetRules, defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import { isZone } from '@voldaan/domain/studies/calendar/is-zone';
import { type HolidayCountry, holidayCountries } from '@voldaan/domain/studies/calendar/public-holidays';
import { defaultSendHours, type SendHours } from '@voldaan/domain/studies/quiet-hours';
import type { SendRules } from '@voldaan/domain/studies/send-rules';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { findContactRules } from './rules-views.ts';

/** How much this workspace spares its customers, and when it writes to them. */
export type ContactRules = Readonly<{ budget: BudgetRules; sendHours: SendRules }>;

/** The rules of the workspace, or the product's own where it has set none. */
export async function loadContactRules(db: WorkspaceTransaction): Promise<ContactRules> {
  const { budget, send_hours: sendHours, language } = await findContactRules(db);
  return {
    budget: budget ?? defaultBudgetRules,
    sendHours: sendHours ?? { ...homes[language], ...defaultSendHours },
  };
}

/** Where the customers of a company live that has not said so. */
const homes = {
  nl: { zone: 'Europe/Amsterdam', country: 'NL' },
  nb: { zone: 'Europe/Oslo', country: 'NO' },
  en: { zone: 'Europe/Amsterdam', country: 'NL' },
} as const;

/** The zone of a company that has not said which is its own. */
export function homeZone(language: Language): string {
  return homes[language].zone;
}

/** Where a customer lives, as far as it is known. */
export type ContactPlace = Readonly<{ zone: string | null; country: string | null }>;

/**
 * The hours in which this customer may be written to, by the customer's own clock and holidays; the workspace's where a
 * contact has none. The same object for the same place, so that the calendar behind it is worked out once.
 */
export function hoursOf(rules: SendRules): (place: ContactPlace) => SendHours {
  const known = new Map<string, SendHours>();
  return ({ zone, country }) => {
    if (zone === null && country === null) return rules;
    const name = `${zone} ${country}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const { country: home, ...hours } = rules;
    const kept = country === null ? home : countryOf(country);
    // A zone that came from an import and is none must not stop everybody else's mail.
    const own = zone !== null && isZone(zone) ? zone : rules.zone;
    const result: SendHours = { ...hours, zone: own, ...(kept === undefined ? {} : { country: kept }) };
    known.set(name, result);
    return result;
  };
}

/** Of other countries no holidays are known, and so none are kept. */
function countryOf(country: string): HolidayCountry | undefined {
  return holidayCountries.find((one) => one === country);
}
