import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type NewSecret = Readonly<{ id: string; sealed: Buffer; madeBy: string; at: Date }>;

export async function insertSecret({ trx, workspaceId }: WorkspaceTransaction, secret: NewSecret): Promise<void> {
  const { id, sealed, madeBy, at } = secret;
  await trx
    .insertInto('embed_secret')
    .values({ workspace_id: workspaceId, id, secret_sealed: sealed, made_by: madeBy, made_at: at })
    .execute();
}

/** The secrets that stand go on until this time and no longer. */
export async function endSecrets({ trx, workspaceId }: WorkspaceTransaction, endsAt: Date): Promise<void> {
  await trx
    .updateTable('embed_secret')
    .set({ ends_at: endsAt })
    .where('workspace_id', '=', workspaceId)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', endsAt)]))
    .execute();
}

export async function updateWebsites(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, websites }: Readonly<{ id: string; websites: readonly string[] }>,
): Promise<void> {
  await trx
    .updateTable('survey')
    .set({ widget_websites: [...websites] })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export type NewDevice = Readonly<{
  id: string;
  surveyId: string;
  name: string;
  tokenHash: Buffer;
  idleSeconds: number;
  keepsPartial: boolean;
  madeBy: string;
  at: Date;
}>;

export async function insertDevice({ trx, workspaceId }: WorkspaceTransaction, device: NewDevice): Promise<void> {
  await trx
    .insertInto('kiosk_device')
    .values({
      workspace_id: workspaceId,
      id: device.id,
      survey_id: device.surveyId,
      name: device.name,
      token_hash: device.tokenHash,
      idle_seconds: device.idleSeconds,
      keeps_partial: device.keepsPartial,
      made_by: device.madeBy,
      made_at: device.at,
    })
    .execute();
}

export type DeviceChange = Readonly<{ idleSeconds: number; keepsPartial: boolean; name: string }>;

/** Whether there is such a device that is in use. */
export async function updateDevice(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  change: DeviceChange,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('kiosk_device')
    .set({ idle_seconds: change.idleSeconds, keeps_partial: change.keepsPartial, name: change.name })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function endDevice({ trx, workspaceId }: WorkspaceTransaction, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('kiosk_device')
    .set({ revoked_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export type DeviceNews = Readonly<{ id: string; at: Date; unsent: number | undefined }>;

/** The device has been heard of; more often than once a minute only when what waits on it has changed. */
export async function noteDevice({ trx, workspaceId }: WorkspaceTransaction, news: DeviceNews): Promise<void> {
  await sql`
    update kiosk_device set seen_at = ${news.at}, unsent = coalesce(${news.unsent ?? null}::integer, unsent)
    where workspace_id = ${workspaceId} and id = ${news.id}
      and (seen_at is null or seen_at < ${news.at}::timestamptz - interval '1 minute'
        or unsent is distinct from coalesce(${news.unsent ?? null}::integer, unsent))`.execute(trx);
}

export type DayCount = Readonly<{ surveyId: string; day: string; shown: number; dismissed: number }>;

/** Adds what was counted in one workspace; each survey and day once. */
export async function addToDays(
  { trx, workspaceId }: WorkspaceTransaction,
  counts: readonly DayCount[],
): Promise<void> {
  await sql`
    insert into widget_day (workspace_id, survey_id, day, shown, dismissed)
    select ${workspaceId}, * from unnest(
      ${counts.map(({ surveyId }) => surveyId)}::uuid[], ${counts.map(({ day }) => day)}::date[],
      ${counts.map(({ shown }) => shown)}::integer[], ${counts.map(({ dismissed }) => dismissed)}::integer[]
    )
    on conflict (workspace_id, survey_id, day) do update
    set shown = widget_day.shown + excluded.shown, dismissed = widget_day.dismissed + excluded.dismissed`.execute(trx);
}

/** Whose answer it is, where a company's own server said so. Said twice, it is the same link. */
export async function linkResponse(
  { trx, workspaceId }: WorkspaceTransaction,
  link: Readonly<{ responseId: string; contactId: string }>,
): Promise<void> {
  await trx
    .insertInto('response_contact')
    .values({
      workspace_id: workspaceId,
      response_id: link.responseId,
      contact_id: link.contactId,
      invitation_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
