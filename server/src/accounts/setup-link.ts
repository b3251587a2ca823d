import { randomBytes } from 'node:crypto';
import type { Product } from '../product.ts';
import { hashToken } from '../secret/token.ts';
import { insertSetupLink } from './store.ts';
import { hasWorkspace, setupLinkIsOpen } from './views.ts';

/** Long enough to be found in the log after lunch, short enough not to lie around. */
const setupLinkHours = 24;

export type SetupLink = Readonly<{ link: string; expiresAt: Date }>;

/** Makes a link with which one company can be set up, once. Only its hash is kept: it is shown now or never. */
export async function makeSetupLink(product: Product): Promise<SetupLink> {
  const token = randomBytes(16).toString('base64url');
  const createdAt = product.clock();
  const expiresAt = new Date(createdAt.getTime() + setupLinkHours * 3_600_000);
  await insertSetupLink(product.databases.app, { tokenHash: hashToken(token), createdAt, expiresAt });
  return { link: `${product.config.baseUrl}/setup/${token}`, expiresAt };
}

/** The link of the first start: none once there is a company. */
export async function makeFirstSetupLink(product: Product): Promise<SetupLink | undefined> {
  return (await hasWorkspace(product.databases.gate)) ? undefined : makeSetupLink(product);
}

export function isOpenSetupLink(product: Product, token: string): Promise<boolean> {
  return setupLinkIsOpen(product.databases.app, { tokenHash: hashToken(token), now: product.clock() });
}
