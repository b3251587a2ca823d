import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { respondentKeyOf } from './answer-context.ts';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerPath } from './open-answers.ts';

/** What one respondent's response says at this moment. */
export type StandingResponse = Readonly<{
  answers: Answers;
  voteClass: VoteClass;
  /** When the first of these answers came. */
  startedAt: Date;
  changedAt: Date;
  completedAt: Date | null;
}>;

export function findStanding(
  path: AnswerPath,
  link: AnswerLink,
  respondent: string,
): Promise<StandingResponse | undefined> {
  const respondentKey = respondentKeyOf(link, respondent);
  return inWorkspace(path.databases.app, link.workspaceId, ({ trx, workspaceId }) =>
    trx
      .selectFrom('response')
      .select([
        'answers',
        'vote_class as voteClass',
        'started_at as startedAt',
        'changed_at as changedAt',
        'completed_at as completedAt',
      ])
      .where('workspace_id', '=', workspaceId)
      .where('survey_id', '=', link.surveyId)
      .where('respondent_key', '=', respondentKey)
      .executeTakeFirst(),
  );
}
