import { refusalOf } from '@voldaan/domain/complaints/case-rules';
import { type CaseState, isOver } from '@voldaan/domain/complaints/case-state';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { CaseHead, CasePromise, CaseReceivedView, CaseStatusView, PageFrame } from '@voldaan/respond/page';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { clockOf, judgeClock } from '../case-clock.ts';
import { caseNumber, type LoadedCase, loadCase } from '../cases.ts';
import { listStaffNames } from '../person-views.ts';
import { caseLine, toldDecision } from './case-line.ts';
import type { StatusLink } from './form-link.ts';
import { makeFormNonce } from './form-nonce.ts';
import { findResponsible } from './form-views.ts';

/** A case can be opened again from its page for as long as people remember it. */
const reopenableMs = 60 * 86_400_000;

type Shown = Readonly<{ link: StatusLink; frame: PageFrame }>;

/** The page that says that it has arrived. */
export async function receivedView(
  product: Product,
  db: WorkspaceTransaction,
  { link, frame }: Shown,
): Promise<CaseReceivedView> {
  const loaded = await loadCase(db, link.caseId);
  const { head, promises } = await headOf(product, db, { link, frame, loaded });
  return {
    ...head,
    promises,
    statusHref: statusHref(link.token, frame.language),
    isMailed: loaded.row.email !== '',
  };
}

export type StatusFault = CaseStatusView['fault'];
type Said = Readonly<{ typed: string; fault: StatusFault; isAdded: boolean; nonce?: string }>;

/** Where the case stands, for whoever holds its link. */
export async function statusView(
  product: Product,
  db: WorkspaceTransaction,
  { link, frame, said }: Shown & Readonly<{ said: Said }>,
): Promise<CaseStatusView> {
  const loaded = await loadCase(db, link.caseId);
  const { events, state } = loaded;
  const now = product.clock();
  const { head, promises } = await headOf(product, db, { link, frame, loaded });
  const staffIds = events.flatMap((event) => [
    ...(event.by.kind === 'staff' ? [event.by.id] : []),
    ...(event.what === 'assigned' ? [event.to] : []),
  ]);
  const leftOpen = events.findLast((event) => event.what === 'left_open');
  return {
    ...head,
    standing: standingOf(state),
    line: caseLine(events, state, await listStaffNames(db, staffIds)),
    promises,
    now,
    decision: toldDecision(events, state),
    internalRecourse: leftOpen?.what === 'left_open' ? leftOpen.internalRecourse : '',
    externalRecourse:
      leftOpen?.what === 'left_open' && state.stage === 'left_open' ? leftOpen.externalRecourse : head.externalRecourse,
    phone: link.form?.phone ?? '',
    closedAt: isOver(state) ? (state.closedAt ?? undefined) : undefined,
    reopenableUntil: reopenableUntil(state, now),
    action: statusHref(link.token, frame.language),
    nonce: said.nonce ?? makeFormNonce(product.key('case-form'), link.token, now),
    may: mayOf(state, now),
    typed: said.typed,
    fault: said.fault,
    isAdded: said.isAdded,
  };
}

export function statusHref(token: string, language: LanguageTag): string {
  return `/c/status/${token}?language=${language}`;
}

export function reopenableUntil({ stage, closedAt }: CaseState, now: Date): Date | undefined {
  if (closedAt === null || (stage !== 'closed' && stage !== 'left_open')) return undefined;
  const until = new Date(closedAt.getTime() + reopenableMs);
  return until > now ? until : undefined;
}

/** The customer is offered what the rules let them do, and nothing that would be refused. */
export function mayOf(state: CaseState, now: Date): CaseStatusView['may'] {
  const isEnded = isOver(state);
  const by = { kind: 'customer' } as const;
  const isDecided = !isEnded && state.kind === 'complaint' && state.communicatedAt !== null;
  return {
    add: !isEnded,
    agree: isDecided && refusalOf(state, { what: 'closed', closing: 'accepted', at: now, by }) === undefined,
    disagree: isDecided,
    reopen: reopenableUntil(state, now) !== undefined,
  };
}

function standingOf(state: CaseState): CaseStatusView['standing'] {
  if (state.stage === 'left_open') return 'left_open';
  if (state.stage === 'closed') return state.closing === 'accepted' ? 'accepted' : 'closed';
  if (state.decision !== null && state.communicatedAt !== null) return 'decided';
  if (state.waitsUntil !== null) return 'waits';
  return state.stage === 'received' && state.acknowledgedAt === null ? 'received' : 'busy';
}

async function headOf(
  product: Product,
  db: WorkspaceTransaction,
  { link, frame, loaded }: Shown & Readonly<{ loaded: LoadedCase }>,
): Promise<Readonly<{ head: CaseHead; promises: readonly CasePromise[] }>> {
  const { row, state } = loaded;
  const clock = await clockOf(db, row.profile_id);
  const head = {
    ...frame,
    organisation: link.organisation,
    number: caseNumber(row),
    kind: state.kind,
    person: await findResponsible(db, [row.owner_id, link.form?.staff_id]),
    timeZone: clock.hours.zone,
    receivedAt: row.received_at,
    externalRecourse: link.form?.external_recourse ?? '',
  };
  const { promises } = judgeClock(state, clock, product.clock());
  const canBeReached = row.email !== '' || row.phone !== '' || row.contact_id !== null;
  return { head, promises: openPromises(promises, state, canBeReached) };
}

type Promises = ReturnType<typeof judgeClock>['promises'];

/**
 * What is still to come, in the order in which it falls due. A conversation is the first word as well, so that both are not said
 * beside each other; nobody is promised a conversation who left no way to be reached.
 */
export function openPromises(promises: Promises, state: CaseState, canBeReached: boolean): readonly CasePromise[] {
  if (isOver(state)) return [];
  const open = promises.filter(({ metAt }) => metAt === null);
  const isSpokenTo = canBeReached && open.some(({ name }) => name === 'first_contact');
  return open
    .filter(({ name }) => (name === 'acknowledge' ? !isSpokenTo : name !== 'first_contact' || isSpokenTo))
    .map(({ name, due }) => ({ name, due }));
}
