import { Refusal } from '@voldaan/domain/refusal';
import { readEmail } from '../contacts/read-email.ts';
import type { InboundPurpose } from '../database/inbound-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { deleteInboundAddress, saveInboundAddress } from './inbound-address-store.ts';

/**
 * Sets the address whose mail becomes something; '' ends it. What came before stays what it is.
 *
 * @throws Refusal email_malformed and its like, at /address.
 */
export async function changeInboundAddress(
  db: WorkspaceTransaction,
  { purpose, address, at }: Readonly<{ purpose: InboundPurpose; address: string; at: Date }>,
): Promise<void> {
  if (address.trim() === '') return deleteInboundAddress(db, purpose);
  const read = readEmail(address);
  if ('fault' in read) throw new Refusal(read.fault, { pointer: '/address' });
  await saveInboundAddress(db, { purpose, address: read.address, at });
}
