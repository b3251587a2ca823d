import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The revision that If-Match names. A change without one would overwrite a colleague's without a word. */
export function readRevision({ headers }: Pick<FastifyRequest, 'headers'>): number {
  const header = headers['if-match'];
  if (header === undefined) throw new Refusal('if_match_missing');
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (revision === undefined) throw new Refusal('draft_changed');
  return Number(revision);
}

/** Names the revision that is shown, so that a change can say which one it was made from. */
export function markRevision<Shown extends Readonly<{ revision: number }>>(reply: FastifyReply, shown: Shown): Shown {
  reply.header('etag', `"${shown.revision}"`);
  return shown;
}
