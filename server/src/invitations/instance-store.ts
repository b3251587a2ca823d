import { randomUUID } from 'node:crypto';
import type { InstanceMemory } from '@voldaan/domain/invitations/instance-verdict';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Which instance this is, when it was last seen working, and the database's own time. The first call names it. */
export async function databaseMemory(app: Kysely<Tables>): Promise<InstanceMemory & { now: Date }> {
  await sql`insert into instance_fact (name, value) values ('instance_id', to_jsonb(${randomUUID()}::text))
    on conflict (name) do nothing`.execute(app);
  const { rows } = await sql<{ id: string; lastSeen: Date | null; now: Date }>`
    select id.value #>> '{}' as id, (seen.value #>> '{}')::timestamptz as "lastSeen", now() as now
    from instance_fact id left join instance_fact seen on seen.name = 'last_seen'
    where id.name = 'instance_id'`.execute(app);
  const row = rows[0];
  if (row === undefined) throw new Error('the database has no instance id');
  return { id: row.id, lastSeen: row.lastSeen ?? row.now, now: row.now };
}

export async function rememberInDatabase(app: Kysely<Tables>, now: Date): Promise<void> {
  await sql`insert into instance_fact (name, value) values ('last_seen', to_jsonb(${now.toISOString()}::text))
    on conflict (name) do update set value = excluded.value, changed_at = now()`.execute(app);
}
