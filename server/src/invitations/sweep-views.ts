import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** A wave that nobody has taken from for this long, with mails due, has lost its sender. */
const silentSeconds = 30;
const wavesPerSweep = 1000;

/** Asked as the role that sees where there is work, and nothing of it. */
export async function workspacesWithExpired(work: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select distinct workspace_id from invitation
    where state in ('claimed', 'handed') and lease_until < now()
    order by workspace_id limit ${wavesPerSweep}`.execute(work);
  return rows.map((row) => row.workspace_id);
}

/** Waves with something to do and nobody at them: a mail or a list is due, or nothing is left and the wave is to be closed. */
export async function silentWaves(work: Kysely<Tables>): Promise<readonly { workspace_id: string; id: string }[]> {
  const { rows } = await sql<{ workspace_id: string; id: string }>`
    select wave.workspace_id, wave.id from wave
    where wave.state = 'sending'
      and (wave.drained_at is null or wave.drained_at < now() - make_interval(secs => ${silentSeconds}))
      and (exists (
        select from invitation
        where invitation.workspace_id = wave.workspace_id and invitation.wave_id = wave.id
          and invitation.state = 'planned' and invitation.carried_by is null and invitation.due_at <= now()
      ) or exists (
        select from wave_part part
        where part.workspace_id = wave.workspace_id and part.wave_id = wave.id
          and part.opened_at is null and part.due_at <= now()
      ) or (not exists (
        select from invitation
        where invitation.workspace_id = wave.workspace_id and invitation.wave_id = wave.id
          and invitation.state in ('planned', 'claimed', 'handed')
      ) and not exists (
        select from wave_part part
        where part.workspace_id = wave.workspace_id and part.wave_id = wave.id and part.opened_at is null
      )))
    order by wave.workspace_id, wave.id limit ${wavesPerSweep}`.execute(work);
  return rows;
}

/** Every wave that is sending, of all workspaces. */
export async function runningWaves(work: Kysely<Tables>): Promise<readonly { workspace_id: string; id: string }[]> {
  const { rows } = await sql<{ workspace_id: string; id: string }>`
    select workspace_id, id from wave where state = 'sending' order by workspace_id, id limit 10000`.execute(work);
  return rows;
}

/** Where a study or a request is to be planned. */
export async function workspacesToPlan(work: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select workspace_id from study where state = 'running' and next_plan_at <= ${now}
    union
    select workspace_id from contact_request where next_at <= ${now}
    order by workspace_id limit ${wavesPerSweep}`.execute(work);
  return rows.map((row) => row.workspace_id);
}
