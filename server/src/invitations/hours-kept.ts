import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { mailServerIn } from '../mail/mail-setting.ts';
import type { Product } from '../product.ts';
import type { ContactRules } from '../studies/contact-rules.ts';

/**
 * The rules by which mail is planned now. Without a mail server it goes to the outbox, where staff read it and no customer is
 * disturbed: it has no hours. Should a server be set up before it has gone, the claim looks at the hours again.
 */
export async function withHoursKept(
  product: Product,
  db: WorkspaceTransaction,
  rules: ContactRules,
): Promise<ContactRules> {
  const { server } = await mailServerIn(product, db);
  if (server !== undefined) return rules;
  const always = { from: '00:00', until: '24:00', noSundays: false, noHolidays: false };
  return { ...rules, sendHours: { ...rules.sendHours, ...always } };
}
