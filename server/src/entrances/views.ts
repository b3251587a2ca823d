import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { SignedName } from './embed-token.ts';

export type SecretRow = Readonly<{ sealed: Buffer; made_at: Date; ends_at: Date | null }>;

/** A workspace changes its secret once in a while; more than these in force at once are somebody's mistake. */
const secretsMax = 10;

/** The secrets in force, the newest first. */
export async function listSecrets(
  { trx, workspaceId }: WorkspaceTransaction,
  now: Date,
): Promise<readonly SecretRow[]> {
  return trx
    .selectFrom('embed_secret')
    .select(['secret_sealed as sealed', 'made_at', 'ends_at'])
    .where('workspace_id', '=', workspaceId)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('id', 'desc')
    .limit(secretsMax)
    .execute();
}

export type DeviceRow = Readonly<{
  id: string;
  name: string;
  idle_seconds: number;
  keeps_partial: boolean;
  made_at: Date;
  seen_at: Date | null;
  unsent: number;
  revoked_at: Date | null;
}>;

const devicesMax = 500;

/** The kiosks of a survey, those in use first. */
export async function listDevices(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<readonly DeviceRow[]> {
  return trx
    .selectFrom('kiosk_device')
    .select(['id', 'name', 'idle_seconds', 'keeps_partial', 'made_at', 'seen_at', 'unsent', 'revoked_at'])
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', surveyId)
    .orderBy(sql`revoked_at is not null`)
    .orderBy('id')
    .limit(devicesMax)
    .execute();
}

export type LinkedDevice = DeviceRow & Readonly<{ public_token: string }>;

/** The device behind the link that stands on it, with the survey that it asks. */
export async function findDevice(
  { trx, workspaceId }: WorkspaceTransaction,
  tokenHash: Buffer,
): Promise<LinkedDevice | undefined> {
  return trx
    .selectFrom('kiosk_device as device')
    .innerJoin('survey', (join) =>
      join.onRef('survey.workspace_id', '=', 'device.workspace_id').onRef('survey.id', '=', 'device.survey_id'),
    )
    .select([
      'device.id',
      'device.name',
      'device.idle_seconds',
      'device.keeps_partial',
      'device.made_at',
      'device.seen_at',
      'device.unsent',
      'device.revoked_at',
      'survey.public_token',
    ])
    .where('device.workspace_id', '=', workspaceId)
    .where('device.token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** The customer whom a company means by its own number or by an address; the oldest where two have it. */
export async function findContact(
  { trx, workspaceId }: WorkspaceTransaction,
  { subject, by }: SignedName,
): Promise<string | undefined> {
  const found = await trx
    .selectFrom('contact')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where(by === 'email' ? 'email_key' : 'external_id', '=', subject)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return found?.id;
}

/** Whether an act of answering is stored. Only read, and only by who made the submission's key. */
export async function isStored(
  { trx, workspaceId }: WorkspaceTransaction,
  act: Readonly<{ surveyId: string; respondentKey: string; submission: string }>,
): Promise<boolean> {
  const found = await trx
    .selectFrom('response')
    .innerJoin('answer_event as event', (join) =>
      join.onRef('event.workspace_id', '=', 'response.workspace_id').onRef('event.response_id', '=', 'response.id'),
    )
    .select('response.id')
    .where('response.workspace_id', '=', workspaceId)
    .where('response.survey_id', '=', act.surveyId)
    .where('response.respondent_key', '=', act.respondentKey)
    .where('event.submission', '=', act.submission)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The websites whose pages may ask a survey; none: all. Undefined when there is no such survey. */
export async function websitesOf(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<readonly string[] | undefined> {
  const found = await trx
    .selectFrom('survey')
    .select('widget_websites')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', surveyId)
    .executeTakeFirst();
  return found?.widget_websites;
}

export type WidgetCounts = Readonly<{ shown: number; dismissed: number }>;

/** How often the survey was shown elsewhere and closed there since a day. */
export async function sumDays(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  since: string,
): Promise<WidgetCounts> {
  const { rows } = await sql<WidgetCounts>`
    select coalesce(sum(shown), 0)::integer as shown, coalesce(sum(dismissed), 0)::integer as dismissed
    from widget_day where workspace_id = ${workspaceId} and survey_id = ${surveyId} and day >= ${since}::date`.execute(
    trx,
  );
  return rows[0] ?? { shown: 0, dismissed: 0 };
}
