import { createHmac } from 'node:crypto';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { insertEvents } from './event-store.ts';
import { judgeCustomers } from './judge-customers.ts';

/** Something that this product itself did or saw, as `complaint_opened`. */
export type OwnEvent = Readonly<{
  contactId: string;
  kind: string;
  externalId: string;
  subject: string;
  at: Date;
  properties?: Readonly<Record<string, string>>;
}>;

/** Notes it in the caller's transaction, as if a program had told of it: once by kind and id, with what follows for the customer. */
export async function noteOwnEvent(product: Product, db: WorkspaceTransaction, event: OwnEvent): Promise<void> {
  const { contactId, kind, externalId, subject, at, properties = {} } = event;
  const toldHash = createHmac('sha256', product.key('told-event')).update(`${kind} ${externalId}`).digest();
  const inserted = await insertEvents(db, [
    {
      id: uuid(at.getTime()),
      contactId,
      kind,
      externalId,
      subject,
      occurredAt: at,
      receivedAt: at,
      amount: null,
      currency: null,
      properties,
      toldHash,
    },
  ]);
  await judgeCustomers(db, inserted);
}
