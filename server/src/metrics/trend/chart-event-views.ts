import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Ground, groundPart } from '../ground/ground.ts';
import { type ChartEventShown, chartEventsMax } from './schema.ts';

/** Of which events: one, or those of a survey (with those of all surveys) that touch some days, half-open. */
type Asked = Readonly<{ id?: string; surveyId?: string | undefined; from?: string; to?: string }>;

/** Events, the newest first. */
export async function listChartEvents(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, surveyId, from, to }: Asked = {},
): Promise<ChartEventShown[]> {
  let query = trx
    .selectFrom('chart_event')
    .select(['id', 'kind', 'name', 'day', 'last_day', 'survey_id', 'action_id'])
    .where('workspace_id', '=', workspaceId);
  if (id !== undefined) query = query.where('id', '=', id);
  if (surveyId !== undefined)
    query = query.where((where) => where.or([where('survey_id', '=', surveyId), where('survey_id', 'is', null)]));
  if (to !== undefined) query = query.where('day', '<', to);
  if (from !== undefined)
    query = query.where((where) => where.or([where('day', '>=', from), where('last_day', '>=', from)]));
  return query.orderBy('day', 'desc').orderBy('id').limit(chartEventsMax).execute();
}

/** Those of a survey that touch some days, half-open: of what is kept, unless there are more than are ever listed. */
export async function eventsWithin(
  db: WorkspaceTransaction,
  ground: Ground,
  { surveyId, from, to }: Readonly<{ surveyId: string; from: string; to: string }>,
): Promise<ChartEventShown[]> {
  const all = await eventsOfSurvey(db, ground, surveyId);
  if (all.length >= chartEventsMax) return listChartEvents(db, { surveyId, from, to });
  return all.filter(({ day, last_day: lastDay }) => day < to && (lastDay ?? day) >= from);
}

const eventsOfSurvey = groundPart(
  (db, surveyId) => listChartEvents(db, { surveyId }),
  (events) => events.length * bytesOfEvent,
);

const bytesOfEvent = 600;

export async function countChartEvents({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { count } = await trx
    .selectFrom('chart_event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return count;
}
