import { randomBytes } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { company } from '../accounts/views.ts';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { keptUrlFault } from '../outbound/post-message.ts';
import type { Product } from '../product.ts';
import { seal } from '../secret/seal.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { insertChannel, noteGone, removeChannel } from './channel-store.ts';
import { channelsMost, findChannel, listChannels } from './channel-views.ts';
import { mayBePrivate, postToChannel } from './post-to-channel.ts';
import type { ChannelBody } from './schema.ts';

export function showChannels(product: Product, caller: Caller) {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => ({
    data: (await listChannels(db)).map(({ id, name, kind, host, language, gone_at }) => ({
      ...{ id, name, kind, host, language, gone_at },
    })),
  }));
}

/** Keeps the address as a secret; of a webhook a key is made besides, which is shown this once. */
export async function makeChannel(product: Product, caller: Caller, body: ChannelBody) {
  const now = product.clock();
  const { name, kind, language } = body;
  const typed = body.url.trim();
  // A reader of addresses passes over line ends, and would keep another one than was typed.
  const url = /[\s\p{Cc}]/u.test(typed) ? null : URL.parse(typed);
  const fault = await keptUrlFault(url, { mayBePrivate: mayBePrivate(product, url?.hostname ?? '') });
  if (fault !== undefined || url === null) throw new Refusal(`alert_url_${fault ?? 'malformed'}`, { pointer: '/url' });
  const key = product.key('seal');
  const secret = kind === 'webhook' ? `whsec_${randomBytes(24).toString('base64')}` : null;
  const id = uuid(now.getTime());
  const channel = {
    ...{ id, name, kind, language, host: url.hostname },
    url_sealed: seal(key, url.href),
    secret_sealed: secret === null ? null : seal(key, secret),
    gone_at: null,
  };
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if ((await listChannels(db)).length >= channelsMost)
      throw new Refusal('alert_channels_full', { values: { most: channelsMost } });
    await insertChannel(db, { channel, by: caller.staffId, now });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'alert-channel.made',
      subject: showId('alc', id),
      detail: { kind, host: url.hostname },
      at: now,
    });
    return { id, name, kind, language, host: url.hostname, gone_at: null, secret };
  });
}

export function endChannel(product: Product, caller: Caller, id: string): Promise<void> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await removeChannel(db, { id, now }))) throw new Refusal('not_found');
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'alert-channel.removed',
      subject: showId('alc', id),
      at: now,
    });
  });
}

/** Sends a trial and says what the other side said. Nothing is retried: the person who pressed the button waits. */
export async function tryChannel(product: Product, caller: Caller, id: string) {
  const now = product.clock();
  const { channel, owner, rules } = await inWorkspace(product.databases.app, caller.workspaceId, async (db) => ({
    channel: await findChannel(db, id),
    owner: await company(db),
    rules: await loadContactRules(db),
  }));
  if (channel === undefined) throw new Refusal('not_found');
  const reply = await postToChannel(product, channel, {
    id: uuid(now.getTime()),
    company: owner?.name ?? '',
    language: channel.language,
    zone: rules.sendHours.zone,
    baseUrl: product.config.baseUrl,
    now,
    isTrial: true,
    alerts: [],
  });
  if ('fault' in reply) return { is_taken: false, status: null, fault: reply.fault, text: '' };
  const { status, text } = reply;
  const isTaken = status >= 200 && status < 300;
  // Who takes a message is there, whatever it said before.
  if (isTaken) await inWorkspace(product.databases.app, caller.workspaceId, (db) => noteGone(db, { id, at: null }));
  const fault = isTaken ? null : status >= 300 && status < 400 ? 'redirected' : 'refused';
  return { is_taken: isTaken, status, fault, text };
}
