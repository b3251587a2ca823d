import type { Norm } from '@voldaan/domain/metrics/norms/norm';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { groundPart } from '../ground/ground.ts';
import { normsMax } from './schema.ts';

export type NormRow = Norm & Readonly<{ surveyId: string; reason: string; madeBy: string | null }>;

/** The norms of a survey, those of all customers first, the newest first among equals. */
export async function listNorms(
  { trx, workspaceId }: WorkspaceTransaction,
  asked: Readonly<{ surveyId?: string; id?: string }>,
): Promise<readonly NormRow[]> {
  let query = trx
    .selectFrom('norm')
    .leftJoin('staff', (join) =>
      join.onRef('staff.workspace_id', '=', 'norm.workspace_id').onRef('staff.id', '=', 'norm.created_by'),
    )
    .select(['norm.id', 'survey_id', 'item', 'trait', 'trait_value', 'value', 'valid_from', 'valid_to', 'reason'])
    .select('staff.name as made_by')
    .where('norm.workspace_id', '=', workspaceId);
  if (asked.surveyId !== undefined) query = query.where('survey_id', '=', asked.surveyId);
  if (asked.id !== undefined) query = query.where('norm.id', '=', asked.id);
  const rows = await query
    .orderBy('item')
    .orderBy('trait')
    .orderBy('trait_value')
    .orderBy('valid_from', 'desc')
    .limit(normsMax)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    surveyId: row.survey_id,
    item: row.item,
    group: row.trait === '' ? null : { trait: row.trait, value: row.trait_value },
    value: row.value,
    from: row.valid_from,
    to: row.valid_to,
    reason: row.reason,
    madeBy: row.made_by,
  }));
}

/** What a survey's scores are judged by, kept until a norm changes; who made it is not, for staff change their names unmarked. */
export const normsOfSurvey = groundPart(
  async (db, surveyId): Promise<readonly Norm[]> => {
    const rows = await listNorms(db, { surveyId });
    return rows.map(({ id, item, group, value, from, to }) => ({ id, item, group, value, from, to }));
  },
  (norms) => norms.length * bytesOfNorm,
);

const bytesOfNorm = 400;

export async function countNorms({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { count } = await trx
    .selectFrom('norm')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return count;
}
