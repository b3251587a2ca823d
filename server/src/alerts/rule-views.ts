import type {
  AlertAudience,
  AlertCondition,
  AlertKind,
  AlertRhythm,
  QuietHours,
} from '@voldaan/domain/alerts/alert-rule';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type RuleRow = Readonly<{
  id: string;
  name: string;
  condition: AlertCondition;
  audience: AlertAudience;
  quiet: QuietHours | null;
  rhythm: AlertRhythm;
  is_on: boolean;
  since: Date;
}>;

/** More rules than anybody keeps in their head. */
export const rulesMost = 100;

const ruleColumns = ['id', 'name', 'condition', 'audience', 'quiet', 'rhythm', 'is_on', 'since'] as const;

/** All rules by name. */
export function listRules({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly RuleRow[]> {
  return trx
    .selectFrom('alert_rule')
    .select(ruleColumns)
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(rulesMost)
    .execute();
}

export function findRule({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<RuleRow | undefined> {
  return trx
    .selectFrom('alert_rule')
    .select(ruleColumns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** The rules in force of these kinds. */
export function rulesInForce(
  { trx, workspaceId }: WorkspaceTransaction,
  kinds: readonly AlertKind[],
): Promise<readonly RuleRow[]> {
  return trx
    .selectFrom('alert_rule')
    .select(ruleColumns)
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .where('is_on', '=', true)
    .where(sql<boolean>`condition ->> 'kind' = any (${kinds}::text[])`)
    .orderBy('id')
    .limit(rulesMost)
    .execute();
}

/** Asked as the role that sees where something waits, and not what. */
export async function workspacesWithRules(work: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await work
    .selectFrom('alert_rule')
    .select('workspace_id')
    .distinct()
    .where('is_on', '=', true)
    .where('removed_at', 'is', null)
    .orderBy('workspace_id')
    .limit(10_000)
    .execute();
  return rows.map(({ workspace_id }) => workspace_id);
}

export type FiredCount = Readonly<{ rule_id: string; count: number; last_at: Date }>;

/** How often each rule fired since a moment. */
export async function countFired(
  { trx, workspaceId }: WorkspaceTransaction,
  since: Date,
): Promise<readonly FiredCount[]> {
  const { rows } = await sql<FiredCount>`
    select rule_id, count(*)::int as count, max(fired_at) as last_at from alert_event
    where workspace_id = ${workspaceId} and fired_at >= ${since}
    group by rule_id order by rule_id limit ${rulesMost * 10}`.execute(trx);
  return rows;
}
