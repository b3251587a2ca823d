import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { mailTag } from './mail-tag.ts';
import { returnAddress } from './return-mail-views.ts';

/** The envelope's sender of one mail: where reports about it come back to. */
export type ReturnPathOf = (invitationId: string) => string;

/**
 * Gives every mail a return path of its own (VERP), which names it and proves that we wrote it. Without a return address
 * in the settings it is the sender's own address, and a report is known by the Message-ID that it quotes.
 */
export async function returnPathsFor(
  product: Product,
  db: WorkspaceTransaction,
  sender: Readonly<{ address: string; workspaceCode: string }>,
): Promise<ReturnPathOf> {
  const address = await returnAddress(db);
  if (address === '') return () => sender.address;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  return (invitationId) => {
    const tag = mailTag(product, { workspaceCode: sender.workspaceCode, invitationId }, 'return-path');
    return local === '' ? `${tag}@${domain}` : `${local}+${tag}@${domain}`;
  };
}
