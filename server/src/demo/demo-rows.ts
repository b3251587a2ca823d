import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { assignSlots, compileScores } from '@voldaan/domain/surveys/score-slots';
import { uuid } from '../database/uuid.ts';
import { makeToken } from '../secret/token.ts';
import { addClosings } from './demo-closing-rows.ts';
import type { DemoCompany, DemoSurvey } from './demo-company.ts';
import { addCustomers } from './demo-customer-rows.ts';
import { addInterviews } from './demo-interview-rows.ts';
import { addInvitation } from './demo-invitation-rows.ts';
import { addResponse, type Filling, type Person, type Published } from './demo-response-rows.ts';
import { addDraw, addStudy, addWaveRow, addWithheld } from './demo-study-rows.ts';
import { type DemoRows, type DemoTarget, emptyRows } from './demo-target.ts';
import { makeDemoCoder } from './demo-traits.ts';

const dayMs = 86_400_000;

/** Turns the sample company into rows of the schema, exactly as living customers would have left them. */
export function demoRows(target: DemoTarget, company: DemoCompany): DemoRows {
  const rows = emptyRows();
  const start = new Date(Math.min(...company.contacts.map(({ addedAt }) => addedAt.getTime())));
  const contactIds = addCustomers(rows, target, { contacts: company.contacts, askedAt: lastAsked(company), start });
  const people = company.contacts.map((contact, place) => ({ ...contact, id: contactIds[place] ?? '' }));
  const code = makeDemoCoder(rows, target.workspaceId);
  for (const survey of company.surveys) addSurvey({ rows, target, code }, survey, people);
  return rows;
}

/** When each contact was written to last, by their place in the list. */
function lastAsked({ surveys }: DemoCompany): ReadonlyMap<number, Date> {
  const asked = new Map<number, Date>();
  const mailed = surveys.flatMap(({ waves, closings = [] }) => [
    ...waves.flatMap(({ invitations }) => invitations),
    ...closings.map(({ invited }) => invited),
  ]);
  const rung = surveys.flatMap(({ interviews = [] }) =>
    interviews.flatMap(({ contact, calls }) => calls.map(({ at }) => ({ contact, sentAt: at, state: 'sent' }))),
  );
  for (const { contact, sentAt, state } of [...mailed, ...rung]) {
    const before = asked.get(contact);
    if (state !== 'suppressed' && (before === undefined || before < sentAt)) asked.set(contact, sentAt);
  }
  return asked;
}

function addSurvey(house: Omit<Filling, 'published'>, survey: DemoSurvey, people: readonly Person[]): void {
  const { rows, target } = house;
  const first = survey.waves[0]?.at ?? firstOf(survey);
  const publishedAt = new Date(first.getTime() - dayMs);
  const definition = draftFromQuestionnaire(survey.questionnaire, {
    organisation: target.company,
    readerName: target.readerName,
    name: survey.name,
  });
  const slots = assignSlots(definition, []);
  const surveyId = uuid(publishedAt.getTime());
  const study = addStudy(rows, target, { survey, surveyId, definition, startedAt: first, now: target.now });
  const published: Published = {
    surveyId,
    versionId: uuid(publishedAt.getTime()),
    definition,
    scores: compileScores(definition, slots),
    study,
  };
  rows.survey.push({
    workspace_id: target.workspaceId,
    id: published.surveyId,
    questionnaire: survey.questionnaire,
    name: survey.name,
    state: 'published',
    draft: definition,
    draft_revision: 1,
    public_token: makeToken(target.code),
    created_by: target.ownerId,
    created_at: publishedAt,
    changed_at: publishedAt,
  });
  rows.survey_version.push({
    workspace_id: target.workspaceId,
    id: published.versionId,
    survey_id: published.surveyId,
    number: 1,
    definition,
    slots,
    published_by: target.ownerId,
    published_at: publishedAt,
  });
  for (const [period, wave] of survey.waves.entries()) addWave({ ...house, published }, { ...wave, period }, people);
  for (const answer of survey.uninvited) {
    const person = answer.contact === undefined ? undefined : people[answer.contact];
    addResponse({ ...house, published }, answer, person && { invitationId: null, person });
  }
  if (survey.closings !== undefined) addClosings({ ...house, published }, survey.closings, people);
  if (survey.interviews !== undefined) addInterviews({ ...house, published }, survey.interviews, people);
}

function firstOf({ uninvited, closings = [] }: DemoSurvey): Date {
  return new Date(
    Math.min(...uninvited.map(({ at }) => at.getTime()), ...closings.map((one) => one.closedAt.getTime())),
  );
}

function addWave(
  filling: Filling,
  wave: DemoSurvey['waves'][number] & Readonly<{ period: number }>,
  people: readonly Person[],
): void {
  const { rows, target, published } = filling;
  const occasion = `period-${wave.period}`;
  const { study } = published;
  const counts = { frameCount: people.length, selectedCount: wave.invitations.length };
  const waveId = addWaveRow(rows, target, {
    ...published,
    drawId: addDraw(rows, target, { study, period: wave.period, at: wave.at, ...counts }),
    at: wave.at,
    finishedAt: new Date(wave.at.getTime() + 900_000),
  });
  for (const invited of wave.invitations) {
    const person = people[invited.contact];
    if (person === undefined) continue;
    const { complaintSince } = person.customer;
    const isComplaining = complaintSince !== undefined && complaintSince < invited.sentAt;
    if (isComplaining) addWithheld(rows, target, { study, waveId, occasion, contact: person, invited, complaintSince });
    else addInvitation(filling, { waveId, occasion }, { invited, person });
  }
}
