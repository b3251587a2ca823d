import { Refusal } from '@voldaan/domain/refusal';
import { kioskSurvey } from '@voldaan/respond/entrance';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import type { Product } from '../product.ts';
import type { AnswerLink } from '../responses/answer-link.ts';
import { beginVisit } from '../responses/answer-page.ts';
import type { AnswerSource } from '../responses/answer-source.ts';
import type { AnswerPath } from '../responses/open-answers.ts';
import { readPageEvidence } from '../responses/read-submission.ts';
import { findLink, type TakenAnswers, takeAnswers } from '../responses/take-answers.ts';
import { makeNonce } from '../responses/visit-nonce.ts';
import { deviceOf, type KnownDevice } from './kiosk-devices.ts';
import type { KioskAnswerBody } from './schema.ts';
import { noteDevice } from './store.ts';

/** A shop that was without a line for a day brings its answers in minutes; a stolen link cannot bring thousands. */
const byDevice: RateLimit = { name: 'answers-kiosk', amount: 240, seconds: 60 };

export type KioskParts = Readonly<{ product: Product; path: AnswerPath }>;

/** The device behind a link and its survey; a link that leads nowhere or was switched off is refused by name. */
export async function openKiosk(
  { product, path }: KioskParts,
  source: Omit<AnswerSource, 'kind'>,
): Promise<Readonly<{ device: KnownDevice; link: AnswerLink }>> {
  const device = await deviceOf(product, source.token);
  // The same words and the same count of misses as for any other link.
  const link = await findLink(path, { ...source, kind: 'public', token: device?.public_token ?? source.token });
  if (device === undefined) throw new Refusal('not_found');
  if (device.revoked_at !== null) throw new Refusal('device_revoked');
  return { device, link };
}

/** What the device keeps, so that it goes on without a line. */
export async function kioskContent(parts: KioskParts, source: Omit<AnswerSource, 'kind'>) {
  const { device, link } = await openKiosk(parts, source);
  const { product } = parts;
  await inWorkspace(product.databases.app, device.workspaceId, (db) =>
    noteDevice(db, { id: device.id, at: product.clock(), unsent: undefined }),
  );
  const { definition, number } = link.version;
  return kioskSurvey({
    definition,
    version: number,
    title: `${definition.organisation} · ${device.name}`,
    idleSeconds: device.idle_seconds,
    keepsPartial: device.keeps_partial,
  });
}

/**
 * Answers from a device, given now or while it had no line. The device's link is the proof that a page of ours was open,
 * so the visit that any other page carries is made here; the way in is the same. What was sent is read after the link is
 * found: an unknown link has one answer, whatever comes with it.
 */
export async function takeKioskAnswers(
  parts: KioskParts,
  source: Omit<AnswerSource, 'kind'>,
  read: () => KioskAnswerBody,
): Promise<TakenAnswers> {
  const { product, path } = parts;
  const { device, link } = await openKiosk(parts, source);
  const body = read();
  const verdict = path.limiter?.take(byDevice, device.id);
  if (verdict?.isAllowed === false) {
    throw new Refusal('too_many_requests', { values: { seconds: verdict.resetSeconds } });
  }
  const now = path.clock();
  const shown = await path.links.withVersion(link, body.version);
  const visit = {
    ...beginVisit(now, shown, { channel: 'kiosk', respondent: body.respondent }),
    visitId: uuid(now.getTime() - body.elapsed_ms),
  };
  // Many people stand before one screen: they are told apart by their own names, not by the address that they share.
  const prefix = `kiosk ${device.id} ${body.respondent}`;
  const from: AnswerSource = {
    ...source,
    kind: 'public',
    token: link.token,
    prefix,
    channel: 'kiosk',
    marks: body.marks,
  };
  const taken = await takeAnswers(path, from, () => ({
    submission: body.submission,
    respondent: undefined,
    answers: body.answers,
    isFinal: body.final,
    nonce: makeNonce(path.nonceKey, link.token, visit),
    evidence: readPageEvidence(body.evidence),
    language: body.language,
    tryToken: undefined,
    droppedCount: 0,
  }));
  await inWorkspace(product.databases.app, device.workspaceId, (db) =>
    noteDevice(db, { id: device.id, at: now, unsent: body.unsent }),
  );
  return taken;
}
