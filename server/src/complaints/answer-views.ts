import { type AnswerRule, defaultAnswerRule } from '@voldaan/domain/complaints/case-of-answer';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type CandidateAnswer = Readonly<{
  id: string;
  answers: Answers;
  off_path: readonly string[];
  language: string;
  completed_at: Date | null;
  changed_at: Date;
  definition: SurveyDefinition;
  contact_id: string | null;
}>;

/**
 * Those of these answers that a person gave and that are no case yet, locked so that nobody else makes one of them. Who was promised
 * that nobody is told who they are is not written to about what they said.
 */
export async function lockCandidates(
  { trx, workspaceId }: WorkspaceTransaction,
  responseIds: readonly string[],
): Promise<readonly CandidateAnswer[]> {
  return trx
    .selectFrom('response as r')
    .innerJoin('survey_version as v', (join) =>
      join.onRef('v.workspace_id', '=', 'r.workspace_id').onRef('v.id', '=', 'r.survey_version_id'),
    )
    .leftJoin('response_contact as link', (join) =>
      join.onRef('link.workspace_id', '=', 'r.workspace_id').onRef('link.response_id', '=', 'r.id'),
    )
    .select([
      'r.id',
      'r.answers',
      'r.off_path',
      'r.language',
      'r.completed_at',
      'r.changed_at',
      'v.definition',
      'link.contact_id',
    ])
    .where('r.workspace_id', '=', workspaceId)
    .where('r.id', 'in', [...responseIds])
    .where('r.is_test', '=', false)
    .where('r.vote_class', '=', 'human')
    .where('r.removed_at', 'is', null)
    .where('r.anonymous_wave_id', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('complaint_case as c')
            .select('c.id')
            .whereRef('c.workspace_id', '=', 'r.workspace_id')
            .whereRef('c.response_id', '=', 'r.id'),
        ),
      ),
    )
    .orderBy('r.id')
    .forUpdate('r')
    .execute();
}

export async function findAnswerRule({ trx, workspaceId }: WorkspaceTransaction): Promise<AnswerRule> {
  const row = await trx
    .selectFrom('case_intake')
    .select(['on_contact_wish', 'on_low_score', 'on_compliment'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  if (row === undefined) return defaultAnswerRule;
  return { onContactWish: row.on_contact_wish, onLowScore: row.on_low_score, onCompliment: row.on_compliment };
}

export async function findWorkspaceCode({ trx, workspaceId }: WorkspaceTransaction): Promise<string> {
  const { code } = await trx
    .selectFrom('workspace')
    .select('code')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return code;
}
