import { Refusal } from '@voldaan/domain/refusal';

/** The revision that an If-Match header names. A change without one would overwrite a colleague's without a word. */
export function readRevision(header: string | undefined): number {
  if (header === undefined) throw new Refusal('if_match_missing');
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (revision === undefined) throw new Refusal('draft_changed');
  return Number(revision);
}
