import { type CustomerHistory, type Due, dueAt } from '@voldaan/domain/studies/schedule/due-at';
import type { StudyTiming } from '@voldaan/domain/studies/schedule/study';
import type { StudyDraft, TimingDraft } from '@voldaan/domain/studies/study-draft';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type EventPlace, type EventRow, eventsSince } from '../touchpoints/views.ts';
import { inAudience } from './audience-views.ts';
import { planInMemory } from './candidate-views.ts';
import { listDatedCustomers } from './dated-views.ts';

/** A customer who should be asked on an occasion. */
export type DueCustomer = Readonly<{ contactId: string }> & Due;

export type DueRound = Readonly<{
  due: readonly DueCustomer[];
  /** Where the next page of events begins; undefined where none are read. */
  place: EventPlace | undefined;
  /** Whether there may be more at once. */
  isMore: boolean;
}>;

type OccasionTiming = Exclude<TimingDraft, { kind: 'relation' | 'anonymous' }>;

export type DueWish = Readonly<{
  plan: StudyDraft;
  /** Events that were received after this. */
  after: EventPlace;
  now: Date;
  limit: number;
  /** Passes by whom this study has asked already. */
  studyId?: string;
}>;

/** Whom a study that waits for something to happen should ask, of what has become known since. */
export async function dueCustomers(db: WorkspaceTransaction, wish: DueWish): Promise<DueRound> {
  const { timing } = wish.plan;
  switch (timing.kind) {
    case 'relation':
    case 'anonymous':
      return { due: [], place: undefined, isMore: false };
    case 'moment':
      return dueByEvents(db, timing.event, timing, wish);
    case 'complaint':
      return dueByEvents(db, 'complaint_closed', timing, wish);
    case 'expectation':
    case 'exit':
    case 'silent':
      return dueByDates(db, timing, wish);
  }
}

async function dueByEvents(
  db: WorkspaceTransaction,
  kind: string,
  timing: OccasionTiming,
  { plan, after, now, limit }: DueWish,
): Promise<DueRound> {
  const events = await eventsSince(db, [kind], after, limit);
  const known = events.flatMap((event) =>
    event.contact_id === null ? [] : [{ ...event, contact_id: event.contact_id }],
  );
  const meant = await inAudience(db, {
    audience: plan.audience,
    contactIds: known.map(({ contact_id }) => contact_id),
    isAboutCases: timing.kind === 'complaint',
  });
  const due = known
    .filter(({ contact_id }) => meant.has(contact_id))
    .flatMap((event) => {
      return dueAt(timing, historyOf(event.contact_id, event), now).map((one) => ({
        contactId: event.contact_id,
        ...one,
      }));
    });
  const last = events.at(-1);
  const place = last === undefined ? after : { receivedAt: last.received_at, id: last.id };
  return { due, place, isMore: events.length === limit };
}

function historyOf(contactId: string, { id, kind, occurred_at: at }: EventRow): CustomerHistory {
  const isComplaint = kind === 'complaint_closed';
  return {
    id: contactId,
    channel: 'mail',
    events: isComplaint ? [] : [{ id, at, name: kind }],
    complaintsClosed: isComplaint ? [{ id, at }] : [],
  };
}

/** Those whom the study's own dates speak of: who became a customer, left, or was last heard of so long ago. */
async function dueByDates(
  db: WorkspaceTransaction,
  timing: Extract<StudyTiming, { kind: 'expectation' | 'exit' | 'silent' }>,
  { plan, now, limit, studyId }: DueWish,
): Promise<DueRound> {
  const own = studyId === undefined ? {} : { studyId };
  if (studyId !== undefined) await planInMemory(db);
  const customers = await listDatedCustomers(db, { timing, audience: plan.audience, now, limit, ...own });
  const due = customers.flatMap(({ id, customer_since, left_at, heard_at }) => {
    const history: CustomerHistory = {
      id,
      channel: 'mail',
      events: [],
      complaintsClosed: [],
      ...(customer_since ? { customerSince: customer_since } : {}),
      ...(left_at ? { leftAt: left_at } : {}),
      ...(heard_at ? { lastHeardAt: heard_at } : {}),
    };
    return dueAt(timing, history, now).map((one) => ({ contactId: id, ...one }));
  });
  return { due, place: undefined, isMore: customers.length === limit };
}
