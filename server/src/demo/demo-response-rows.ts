import { answersOnPath } from '@voldaan/domain/surveys/path';
import type { ScoresOf } from '@voldaan/domain/surveys/score-slots';
import { shownOrder } from '@voldaan/domain/surveys/shuffle';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { uuid } from '../database/uuid.ts';
import type { DemoAnswer, DemoCompany } from './demo-company.ts';
import { scoreRow } from './demo-score-row.ts';
import type { DemoStudyIds } from './demo-study-rows.ts';
import type { DemoRows, DemoTarget } from './demo-target.ts';
import { type DemoCoder, knownOf } from './demo-traits.ts';
import type { PlainRow } from './store.ts';

export type Person = DemoCompany['contacts'][number] & Readonly<{ id: string }>;
export type Published = Readonly<{
  surveyId: string;
  versionId: string;
  definition: SurveyDefinition;
  scores: ScoresOf;
  study: DemoStudyIds;
}>;

/** The survey that is being filled, and where its rows go. */
export type Filling = Readonly<{ rows: DemoRows; target: DemoTarget; code: DemoCoder; published: Published }>;

/** Whose answer it is, where that is known, and what they were asked by. */
export type Known = Readonly<{ person: Person; invitationId: string | null; interviewer?: string }>;

/** A response as answering leaves it: its state, its link to the customer, its act and its scores. */
export function addResponse(
  { rows, target, code, published }: Filling,
  answer: DemoAnswer,
  known: Known | undefined,
): void {
  const id = uuid(answer.at.getTime());
  const completedAt = new Date(answer.at.getTime() + 25_000);
  const invitationId = known?.invitationId ?? null;
  const interviewer = known?.interviewer;
  const channel = interviewer !== undefined ? 'telephone' : invitationId === null ? 'link' : 'mail';
  const respondentKey = invitationId === null ? `key:${id}` : `inv:${invitationId}`;
  const context = { seed: respondentKey, language: answer.language, channel, contact: {} };
  const order = shownOrder(published.definition, context);
  const answers = answersOnPath(published.definition, answer.answers, context);
  const shared = {
    workspace_id: target.workspaceId,
    survey_id: published.surveyId,
    survey_version_id: published.versionId,
  };
  rows.response.push({
    ...shared,
    id,
    respondent_key: respondentKey,
    channel,
    vote_class: answer.voteClass,
    language: answer.language,
    answers,
    shown_order: Object.keys(order).length === 0 ? null : order,
    off_path: [],
    marks: [],
    is_test: false,
    is_late: false,
    started_at: answer.at,
    changed_at: completedAt,
    completed_at: completedAt,
  });
  if (known) {
    rows.response_contact.push({
      workspace_id: target.workspaceId,
      response_id: id,
      contact_id: known.person.id,
      invitation_id: invitationId,
    });
  }
  rows.answer_event.push({
    ...shared,
    response_id: id,
    submission: `sample-${id}`,
    answers,
    is_final: true,
    vote_class: answer.voteClass,
    evidence: interviewer === undefined ? { sample: true } : { sample: true, interviewer },
    received_at: completedAt,
  });
  const traits = traitsOf({ rows, target, code, published }, answer, known?.person);
  const scored = { answer, channel, responseId: id, scores: published.scores(answers, []), traits };
  rows.score_row.push(scoreRow(shared, scored));
}

function traitsOf({ rows, code, published }: Filling, answer: DemoAnswer, person: Person | undefined): PlainRow {
  const { studyId: study, touchpointId } = published.study;
  const place = answer.moment === undefined ? undefined : rows.touchpoint[answer.moment];
  const touchpoint = place === undefined ? touchpointId : String(place['id']);
  const customer = person === undefined ? nobody : knownOf(rows, person.customer);
  return code({ ...customer, study, touchpoint, event: null });
}

const nobody = { organisation: null, lifecycle: null, country: null, attributes: null };
