import type { LegalBasis } from '../contacts/consent.ts';
import type { BudgetRules } from './budget-rules.ts';

/** The rules as they hold for a study: who asks on the ground of consent asks nobody who has not given it. */
export function rulesFor(rules: BudgetRules, legalBasis: LegalBasis): BudgetRules {
  if (legalBasis !== 'consent' || rules.consentNeeded.includes('research')) return rules;
  return { ...rules, consentNeeded: [...rules.consentNeeded, 'research'] };
}

/** So many days back a contact may still weigh on a decision. */
export function lookBackDays(rules: BudgetRules): number {
  return Math.max(rules.hardCap.days, ...rules.budgets.map(({ days }) => days));
}
