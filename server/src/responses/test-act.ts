import { noTraits } from '@voldaan/domain/responses/trait-code';
import type { TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { AnswerAct } from './answer-act.ts';
import type { TestSurvey } from './test-survey.ts';

/** A person's first and last page, with whatever the test is about in its place. */
export function newAct(workspace: TestWorkspace, survey: TestSurvey, change: Partial<AnswerAct> = {}): AnswerAct {
  const respondentKey = change.respondentKey ?? `key:${uuid()}`;
  const act = {
    workspaceId: workspace.id,
    surveyId: survey.id,
    version: survey.version,
    context: { seed: respondentKey, language: 'nl', channel: 'link', contact: {} },
    submission: uuid(),
    respondentKey,
    responseId: uuid(),
    channel: 'link',
    voteClass: 'human',
    language: 'nl',
    answers: { nps: 9, why: 'snel geholpen' },
    shownOrder: null,
    marks: [],
    isFinal: true,
    evidence: { nonce: 'valid', dwellMs: 4000, gesture: 'pointer' },
    isTest: false,
    isLate: false,
    invitation: undefined,
    traits: noTraits,
    ...change,
  } as const satisfies Omit<AnswerAct, 'counted'>;
  return { ...act, counted: act.version.count(act.answers, act.context) };
}
