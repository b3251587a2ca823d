import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { seal } from '../secret/seal.ts';
import { type DkimKeyRow, dkimKeys } from './dkim-views.ts';
import { workspaceCode } from './inbound-views.ts';
import { insertDkimKey } from './sending-check-store.ts';

const makeKeys = promisify(generateKeyPair);

/** What receivers ask for, and what every DNS takes in one record. */
const keyBits = 2048;

/** The newest key of the domain, made when there is none. Its private half is sealed and never leaves. */
export async function ensureDkimKey(product: Product, workspaceId: string, domain: string): Promise<DkimKeyRow> {
  const find = () => inWorkspace(product.databases.app, workspaceId, (db) => dkimKeys(db, domain));
  const [known] = await find();
  if (known !== undefined) return known;
  await makeDkimKey(product, workspaceId, { domain, number: 1 });
  const [made] = await find();
  if (made === undefined) throw new Error('a key that was made is not there');
  return made;
}

/** Another key beside the known ones. It signs from the day the DNS has it; until then the old one goes on. */
export async function renewDkimKey(product: Product, workspaceId: string, domain: string): Promise<void> {
  const known = await inWorkspace(product.databases.app, workspaceId, (db) => dkimKeys(db, domain));
  // One that nobody has put into the DNS yet is as good as a new one.
  if (known[0]?.seen_at === null) return;
  await makeDkimKey(product, workspaceId, { domain, number: known.length + 1 });
}

/** The selector holds the company's code: two companies that send from one domain do not overwrite each other's record. */
async function makeDkimKey(
  product: Product,
  workspaceId: string,
  { domain, number }: Readonly<{ domain: string; number: number }>,
): Promise<void> {
  const { privateKey, publicKey } = await makeKeys('rsa', {
    modulusLength: keyBits,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    const selector = `voldaan-${await workspaceCode(db)}-${number}`;
    const sealed = seal(product.key('seal'), privateKey);
    await insertDkimKey(db, { domain, selector, sealed, publicKey: publicKey.toString('base64') });
  });
}
