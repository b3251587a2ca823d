import { isHostingNetwork } from '@voldaan/domain/responses/hosting-networks';
import type { VoteEvidence } from '@voldaan/domain/responses/vote-evidence';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerPath } from './open-answers.ts';
import type { PageEvidence } from './read-submission.ts';
import type { StandingResponse } from './standing-views.ts';
import { networkMark, type PageVisit, timeOfVisit } from './visit-nonce.ts';
import { type VisitsAround, visitsAround } from './visit-views.ts';

export type EvidenceParts = Readonly<{
  nonce: VoteEvidence['nonce'];
  visit: PageVisit | undefined;
  page: PageEvidence | undefined;
  /** Whether a script was at work: then a press that it did not see is one that nobody made. */
  isScripted: boolean;
  standing: StandingResponse | undefined;
  hasFilledTrap: boolean;
  /** Fields that no question of the survey has. */
  dropped: number;
  isBusy: boolean;
  /** The sender's network, which is looked up and not stored. */
  prefix: string;
}>;

/** Everything known about how the answers came, for the vote's class. What was not seen is left out. */
export async function gatherEvidence(path: AnswerPath, link: AnswerLink, parts: EvidenceParts): Promise<VoteEvidence> {
  const { nonce, visit, page, dropped, isBusy, hasFilledTrap } = parts;
  const counts = {
    ...(hasFilledTrap ? { honeypot: true } : {}),
    ...(dropped > 0 ? { dropped } : {}),
    ...(isBusy ? { busy: true } : {}),
    ...(isHostingNetwork(parts.prefix) ? { hosting: true } : {}),
  };
  if (visit === undefined) return { nonce, ...counts };
  const around = await visitsAroundPage(path, link, parts, visit);
  const handedAt = link.invitation?.handedAt;
  const openedAt = timeOfVisit(visit);
  const follows = followedClass(parts, visit, around);
  return {
    nonce,
    dwellMs: Math.max(0, path.clock().getTime() - openedAt),
    ...(parts.isScripted ? { gesture: gestureOf(page) } : {}),
    ...(page?.isPressed === false ? { touch: true } : {}),
    ...(follows === undefined ? {} : { follows }),
    ...(around === undefined || around.marksOpened < 2 ? {} : { marksOpened: around.marksOpened }),
    ...(around?.hasTrap ? { trap: true } : {}),
    ...(around?.hasHead ? { head: true } : {}),
    ...(visit.isPrefetch ? { prefetch: true } : {}),
    ...(isElsewhere(path, link, parts.prefix, visit) ? { otherNetwork: true } : {}),
    ...(handedAt === undefined
      ? {}
      : { handOverSeconds: Math.max(0, Math.round((openedAt - handedAt.getTime()) / 1000)) }),
    ...counts,
  };
}

/** Whether the form came from another network than the one that opened the page. */
function isElsewhere({ nonceKey }: AnswerPath, { token }: AnswerLink, prefix: string, { network }: PageVisit): boolean {
  return network !== undefined && network !== networkMark(nonceKey, token, prefix);
}

async function visitsAroundPage(
  path: AnswerPath,
  { workspaceId, invitation }: AnswerLink,
  parts: EvidenceParts,
  visit: PageVisit,
): Promise<VisitsAround | undefined> {
  if (invitation === undefined || invitation.anonymity !== undefined) return undefined;
  // Shown again because a scanner was at work: a press on this page is judged by what came after it was handed out.
  const isAskedAgain = visit.follows === 'machine' && parts.isScripted;
  const at = new Date(timeOfVisit(visit));
  return inWorkspace(path.databases.app, workspaceId, (db) =>
    visitsAround(db, invitation.id, {
      at,
      sharesMail: invitation.sharesMail,
      ...(isAskedAgain ? { beforeSeconds: 0 } : {}),
    }),
  );
}

/**
 * Somebody whose word stands and who comes back on another day goes on as they were, so that an answer given and not yet
 * pressed is not lost; unless this very page was opened among a machine's visits.
 */
function followedClass(
  { standing, page }: EvidenceParts,
  visit: PageVisit,
  around: VisitsAround | undefined,
): VoteEvidence['follows'] {
  if (visit.follows !== undefined || page?.isPressed !== false || standing?.voteClass !== 'human') return visit.follows;
  const isAlone = around === undefined || (around.marksOpened < 2 && !around.hasTrap && !around.hasHead);
  return isAlone && !visit.isPrefetch ? 'human' : undefined;
}

/** A trusted press without a pointer is one by keyboard or by the aid that somebody uses in its place. */
function gestureOf(page: PageEvidence | undefined): NonNullable<VoteEvidence['gesture']> {
  if (page === undefined || !page.isTrusted) return 'none';
  return page.pointer > 0 ? 'pointer' : 'key';
}
