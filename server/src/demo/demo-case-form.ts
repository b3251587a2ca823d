import { saveCaseForm } from '../complaints/public/form-store.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { makeToken } from '../secret/token.ts';

type Owner = Readonly<{ code: string; staffId: string; now: Date }>;

/** The sample's form for customers stands open, so that it can be tried from the first minute on. */
export async function insertDemoCaseForm(db: WorkspaceTransaction, { code, staffId, now }: Owner): Promise<void> {
  await saveCaseForm(db, {
    token: makeToken(code),
    isOpen: true,
    staffId,
    phone: '030 123 45 67',
    externalRecourse: 'Geschillencommissie Tweewielers, https://geschillencommissie.example',
    at: now,
  });
}
