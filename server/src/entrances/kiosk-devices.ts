import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { workspaceOfCode } from '../accounts/workspace-code-views.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { findVersion } from '../responses/link-views.ts';
import { codeOfToken, hashToken, makeToken } from '../secret/token.ts';
import { findSurvey } from '../surveys/views.ts';
import { type DeviceChange, endDevice, insertDevice, updateDevice } from './store.ts';
import { findDevice, type LinkedDevice } from './views.ts';

export type KnownDevice = LinkedDevice & Readonly<{ workspaceId: string }>;

/** Makes a device for a survey. Its link is shown this once; only its hash is kept. */
export async function makeDevice(
  product: Product,
  caller: Caller,
  surveyId: string,
  wish: DeviceChange,
): Promise<Readonly<{ id: string; link: string }>> {
  const now = product.clock();
  const id = uuid(now.getTime());
  const token = makeToken(caller.workspaceCode);
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await findSurvey(db, surveyId)) === undefined) throw new Refusal('not_found');
    // Whoever stands before a screen has no link of their own, so every answer would be refused after the thanks.
    const version = await findVersion(db, surveyId, 'newest');
    if (version?.definition.singleUse === true) throw new Refusal('kiosk_single_use');
    await insertDevice(db, { id, surveyId, ...wish, tokenHash: hashToken(token), madeBy: caller.staffId, at: now });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'kiosk-device.made',
      subject: showId('dev', id),
      at: now,
    });
  });
  return { id, link: `${product.config.baseUrl}/k/${token}` };
}

export async function changeDevice(product: Product, caller: Caller, id: string, change: DeviceChange): Promise<void> {
  const isThere = await inWorkspace(product.databases.app, caller.workspaceId, (db) => updateDevice(db, id, change));
  if (!isThere) throw new Refusal('not_found');
}

/** Switches a device off: its link opens nothing from now on. What it has not sent yet stays on it. */
export async function revokeDevice(product: Product, caller: Caller, id: string): Promise<void> {
  const now = product.clock();
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await endDevice(db, id, now))) throw new Refusal('not_found');
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'kiosk-device.revoked',
      subject: showId('dev', id),
      at: now,
    });
  });
}

/** The device behind a link, or undefined for a link that leads nowhere. */
export async function deviceOf(product: Product, token: string): Promise<KnownDevice | undefined> {
  const code = codeOfToken(token);
  const workspaceId = code === undefined ? undefined : await workspaceOfCode(product.databases, code);
  if (workspaceId === undefined) return undefined;
  const found = await inWorkspace(product.databases.app, workspaceId, (db) => findDevice(db, hashToken(token)));
  return found && { ...found, workspaceId };
}
