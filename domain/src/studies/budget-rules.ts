import type { ConsentPurpose } from '../contacts/consent.ts';
import type { ContactChannel, ContactKind, ContactPurpose } from './contact-request.ts';

/** Points that may be spent on one customer in any stretch of so many days. Left out, a purpose or channel means all. */
export type PointBudget = Readonly<{
  id: string;
  days: number;
  points: number;
  purposes?: readonly ContactPurpose[];
  channels?: readonly ContactChannel[];
}>;

/**
 * How much asking a customer is spared. The hard cap lies beneath all budgets and counts contacts, not points: whatever
 * the rules above allow, it is never passed.
 */
export type BudgetRules = Readonly<{
  hardCap: Readonly<{ days: number }> & Readonly<Record<ContactKind, number>>;
  points: Readonly<Record<ContactChannel, Readonly<Record<ContactKind, number>>>>;
  budgets: readonly PointBudget[];
  /** Purposes that need a yes; for the others it is enough that nobody said no. */
  consentNeeded: readonly ConsentPurpose[];
}>;

/**
 * One invitation and one reminder in 90 days over all studies of a workspace. A call on the phone weighs most, a question on
 * a page least; the weights are a convention of this product, set by nobody's research, and every workspace can change them.
 */
export const defaultBudgetRules: BudgetRules = {
  hardCap: { days: 90, invitation: 1, reminder: 1 },
  points: {
    mail: { invitation: 10, reminder: 5 },
    text_message: { invitation: 15, reminder: 10 },
    phone: { invitation: 30, reminder: 20 },
    web: { invitation: 5, reminder: 5 },
    post: { invitation: 15, reminder: 10 },
  },
  budgets: [],
  consentNeeded: ['marketing'],
};
