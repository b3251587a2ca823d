import { createHmac, timingSafeEqual } from 'node:crypto';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Channel } from '../database/tables.ts';
import { timeOfUuid } from '../database/uuid.ts';

/**
 * What a page carries and gives back with its answers, so that nothing has to be looked up to know which page this was,
 * when it was handed out and to whom it belongs.
 */
export type PageVisit = Readonly<{
  /** Id of the visit: a UUIDv7, so it says when the page was handed out. It is the submission's key as well. */
  visitId: string;
  /** Who answers through a public link: made with the first page, so it says when that was, and the same on the next ones. */
  respondent: string;
  /** Number of the survey's version that the page shows. */
  versionNumber: number;
  /** Class of the vote on the page before this one, when this page was handed out in reply to it. */
  follows?: VoteClass;
  isTest: boolean;
  /** Fetched ahead of a person, as the request said. */
  isPrefetch: boolean;
  /** Where the page of a public link was opened. */
  channel: Channel;
  /** The network that opened the page, as networkMark() prints it. A page that follows in reply to a form keeps it. */
  network?: number;
}>;

const bodyBytes = 41;
const macBytes = 16;
const followed: readonly (VoteClass | undefined)[] = [undefined, 'human', 'unconfirmed', 'machine'];

/** By their place, which is sealed in pages that are open: a new one goes to the end. */
const channels: readonly Channel[] = ['link', 'mail', 'api', 'widget', 'embed', 'kiosk', 'qr', 'telephone'];

/** Seals the visit for one link: a nonce of one link is worth nothing with another. */
export function makeNonce(key: Buffer, token: string, visit: PageVisit): string {
  const body = Buffer.alloc(bodyBytes);
  body.write(visit.visitId.replaceAll('-', ''), 0, 'hex');
  body.write(visit.respondent.replaceAll('-', ''), 16, 'hex');
  body.writeUInt32BE(visit.versionNumber, 32);
  body[36] =
    followed.indexOf(visit.follows) |
    (visit.isTest ? 4 : 0) |
    (visit.isPrefetch ? 8 : 0) |
    (channels.indexOf(visit.channel) << 4);
  body.writeUInt32BE(visit.network ?? 0, 37);
  return Buffer.concat([body, macOf(key, token, body)]).toString('base64url');
}

/** The visit of a nonce that we made for this link, or undefined. */
export function readNonce(key: Buffer, token: string, nonce: string): PageVisit | undefined {
  const bytes = Buffer.from(nonce, 'base64url');
  // The decoder lets strange letters pass; what we made comes back as it was.
  if (bytes.length !== bodyBytes + macBytes || bytes.toString('base64url') !== nonce) return undefined;
  const body = bytes.subarray(0, bodyBytes);
  if (!timingSafeEqual(macOf(key, token, body), bytes.subarray(bodyBytes))) return undefined;
  const flags = body[36] ?? 0;
  const follows = followed[flags & 3];
  const network = body.readUInt32BE(37);
  return {
    visitId: uuidOf(body.subarray(0, 16)),
    respondent: uuidOf(body.subarray(16, 32)),
    versionNumber: body.readUInt32BE(32),
    ...(follows === undefined ? {} : { follows }),
    isTest: (flags & 4) !== 0,
    isPrefetch: (flags & 8) !== 0,
    channel: channels[(flags >> 4) & 7] ?? 'link',
    ...(network === 0 ? {} : { network }),
  };
}

/** Tells two networks apart within one link and says nothing of either: nobody reads the address back, or compares links by it. */
export function networkMark(key: Buffer, token: string, prefix: string): number {
  return createHmac('sha256', key).update(`network ${token} ${prefix}`).digest().readUInt32BE(0);
}

/** When the page was handed out, in milliseconds since 1970. */
export function timeOfVisit(visit: PageVisit): number {
  return timeOfUuid(visit.visitId);
}

/** When the first page of this respondent was handed out; of one that stands for a name nobody knows. */
export function timeOfRespondent({ respondent }: PageVisit): number | undefined {
  return respondent[14] === '7' ? timeOfUuid(respondent) : undefined;
}

function macOf(key: Buffer, token: string, body: Buffer): Buffer {
  return createHmac('sha256', key).update(body).update(token).digest().subarray(0, macBytes);
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
