import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { unseal } from '../secret/seal.ts';
import { dkimSigner } from './dkim-signature.ts';
import { signingKey } from './dkim-views.ts';

/**
 * Puts a DKIM signature before the bytes of a mail. It promises them: the arithmetic is done beside the event loop, where
 * eight mails are signed at once.
 */
export type SignMail = (raw: Buffer) => Promise<Buffer>;

/**
 * Who signs mail from this address: the newest key of its domain that the DNS knows. Undefined without one, and mail leaves
 * unsigned; the sending check says so.
 */
export async function signerFor(
  product: Product,
  db: WorkspaceTransaction,
  senderAddress: string,
): Promise<SignMail | undefined> {
  const domain = domainOf(senderAddress);
  const key = await signingKey(db, domain);
  if (key === undefined) return undefined;
  return dkimSigner({ domain, selector: key.selector, privateKey: unseal(product.key('seal'), key.private_sealed) });
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
