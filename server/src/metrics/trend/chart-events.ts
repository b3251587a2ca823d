import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../../accounts/audit-store.ts';
import { makeOnce } from '../../accounts/make-once.ts';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { publishedSurveys } from '../views.ts';
import {
  type ChartEventWrite,
  deleteChartEvent,
  insertChartEvent,
  updateChartEvent,
  updateChartEventOfAction,
} from './chart-event-store.ts';
import { countChartEvents, listChartEvents } from './chart-event-views.ts';
import { type ChartEventBody, type ChartEventChangeBody, type ChartEventShown, chartEventsMax } from './schema.ts';

export function showChartEvents(
  product: Product,
  caller: Caller,
  surveyId: string | undefined,
): Promise<ChartEventShown[]> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, (db) => listChartEvents(db, { surveyId }));
}

/** Pressed twice it is one event. */
export async function makeChartEvent(product: Product, caller: Caller, body: ChartEventBody): Promise<ChartEventShown> {
  const at = product.clock();
  const make = async (db: WorkspaceTransaction, id: string) => {
    if ((await countChartEvents(db)) >= chartEventsMax)
      throw new Refusal('chart_events_full', { values: { maximum: chartEventsMax } });
    await check(db, body);
    await insertChartEvent(db, { id, event: body, by: caller.staffId, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'chart-event.made', subject: showId('cev', id), at });
  };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'chart-event', wish: body, at },
      { show: (id) => one(db, id), make: (id) => make(db, id) },
    ),
  );
}

type Start = Readonly<{ actionId: string; name: string; startsOn: string; by: string; at: Date }>;

/** Marks the start of an improvement action on the charts of all surveys, in the transaction that writes it down. */
export function markStart(db: WorkspaceTransaction, { actionId, name, startsOn: day, by, at }: Start): Promise<void> {
  const event = { kind: 'improvement', name, day, last_day: null, survey_id: null } as const;
  return insertChartEvent(db, { id: uuid(at.getTime()), event, by, at, actionId });
}

/** Where the start of an action was moved to, or another name was given to it. */
export function moveStart(
  db: WorkspaceTransaction,
  start: Readonly<{ actionId: string; name: string; startsOn: string; at: Date }>,
): Promise<void> {
  return updateChartEventOfAction(db, { ...start, day: start.startsOn });
}

export async function changeChartEvent(
  product: Product,
  caller: Caller,
  { id, change }: Readonly<{ id: string; change: ChartEventChangeBody }>,
): Promise<ChartEventShown> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const [before] = await listChartEvents(db, { id });
    if (before === undefined) throw new Refusal('not_found');
    if (before.action_id !== null) throw new Refusal('chart_event_of_action');
    const event = {
      kind: change.kind ?? before.kind,
      name: change.name ?? before.name,
      day: change.day ?? before.day,
      last_day: change.last_day === undefined ? before.last_day : change.last_day,
      survey_id: change.survey_id === undefined ? before.survey_id : change.survey_id,
    };
    await check(db, event);
    await updateChartEvent(db, { id, event, at });
    return recorded(db, { caller, at, action: 'chart-event.changed' }, id);
  });
}

export async function removeChartEvent(product: Product, caller: Caller, id: string): Promise<void> {
  await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const [before] = await listChartEvents(db, { id });
    if (before === undefined) throw new Refusal('not_found');
    if (before.action_id !== null) throw new Refusal('chart_event_of_action');
    await deleteChartEvent(db, id);
    const at = product.clock();
    await recordAudit(db, { staffId: caller.staffId, action: 'chart-event.removed', subject: showId('cev', id), at });
  });
}

async function check(db: WorkspaceTransaction, { day, last_day, survey_id }: ChartEventWrite): Promise<void> {
  if (last_day !== null && last_day <= day)
    throw new Refusal('chart_event_ends_before_start', { pointer: '/last_day' });
  if (survey_id === null) return;
  const surveys = await publishedSurveys(db);
  if (surveys.every(({ id }) => id !== survey_id)) throw new Refusal('not_found', { pointer: '/survey_id' });
}

async function recorded(
  db: WorkspaceTransaction,
  { caller, at, action }: Readonly<{ caller: Caller; at: Date; action: string }>,
  id: string,
): Promise<ChartEventShown> {
  await recordAudit(db, { staffId: caller.staffId, action, subject: showId('cev', id), at });
  return one(db, id);
}

async function one(db: WorkspaceTransaction, id: string): Promise<ChartEventShown> {
  const [shown] = await listChartEvents(db, { id });
  if (shown === undefined) throw new Refusal('not_found');
  return shown;
}
