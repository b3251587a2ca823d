import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { permissionsOf } from '../http/permission.ts';
import type { Product } from '../product.ts';
import type { Me } from './schema.ts';
import { checklist, company, staffOfId } from './views.ts';

/** Everything that the staff's app needs to draw its first screen for this person. */
export async function showMe(product: Product, db: WorkspaceTransaction, staffId: string): Promise<Me> {
  const staff = await staffOfId(db, staffId);
  const workspace = await company(db);
  if (staff === undefined || workspace === undefined) throw new Refusal('not_found');
  const configured = await product.mailer.isConfigured(db);
  const steps = await checklist(db);
  return {
    staff: { id: staff.id, name: staff.name, email: staff.email, role: staff.role, language: staff.language },
    workspace,
    permissions: permissionsOf(staff.role),
    mail: { configured },
    checklist: { ...steps, mail: steps.mail || configured },
  };
}
