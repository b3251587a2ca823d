import { createHash } from 'node:crypto';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { assignSlots, compileScores } from '@voldaan/domain/surveys/score-slots';
import { uuid } from '../database/uuid.ts';
import { deriveToken, hashToken, makeToken } from '../secret/token.ts';
import type { DemoCompany, DemoInvitation, DemoSurvey } from './demo-company.ts';
import { addCustomers } from './demo-customer-rows.ts';
import { addInterviews } from './demo-interview-rows.ts';
import { addResponse, type Filling, type Person, type Published } from './demo-response-rows.ts';
import { addDraw, addStudy, addWithheld } from './demo-study-rows.ts';
import { bytea, type DemoRows, type DemoTarget, emptyRows } from './demo-target.ts';
import { makeDemoCoder } from './demo-traits.ts';
import type { PlainRow } from './store.ts';

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
  const mailed = surveys.flatMap(({ waves }) => waves.flatMap(({ invitations }) => invitations));
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
  const first = survey.waves[0]?.at ?? new Date(Math.min(...survey.uninvited.map((answer) => answer.at.getTime())));
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
  if (survey.interviews !== undefined) addInterviews({ ...house, published }, survey.interviews, people);
}

function addWave(
  filling: Filling,
  wave: DemoSurvey['waves'][number] & Readonly<{ period: number }>,
  people: readonly Person[],
): void {
  const { rows, target, published } = filling;
  const waveId = uuid(wave.at.getTime());
  const occasion = `period-${wave.period}`;
  const { study } = published;
  const counts = { frameCount: people.length, selectedCount: wave.invitations.length };
  rows.wave.push({
    workspace_id: target.workspaceId,
    id: waveId,
    idempotency_key: waveId,
    request_hash: bytea(createHash('sha256').update(waveId).digest()),
    survey_id: published.surveyId,
    survey_version_id: published.versionId,
    state: 'done',
    created_by: target.ownerId,
    created_at: wave.at,
    finished_at: new Date(wave.at.getTime() + 900_000),
    letter: study.plan.letter,
    study_id: study.studyId,
    draw_id: addDraw(rows, target, { study, period: wave.period, at: wave.at, ...counts }),
    legal_basis: 'service',
    priority: study.plan.priority,
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

type WavePlace = Readonly<{ waveId: string; occasion: string }>;
type Invited = Readonly<{ invited: DemoInvitation; person: Person }>;

const lossReasons = { sent: null, failed: '550', suppressed: 'suppressed' } as const;

function addInvitation(filling: Filling, wave: WavePlace, { invited, person }: Invited): void {
  const { rows, target, published } = filling;
  const id = uuid(invited.sentAt.getTime());
  const row = {
    workspace_id: target.workspaceId,
    id,
    kind: 'invitation',
    reminder_of: null,
    wave_id: wave.waveId,
    study_id: published.study.studyId,
    occasion: wave.occasion,
    receiving_domain: 'example.com',
    survey_id: published.surveyId,
    survey_version_id: published.versionId,
    contact_id: person.id,
    email: person.email,
    address_hash: bytea(target.hashAddress(person.email)),
    language: person.language,
    token_hash: bytea(hashToken(deriveToken(target.code, target.tokenKey, id))),
    state: invited.state,
    reason: lossReasons[invited.state],
    fence: 1,
    attempts: invited.state === 'suppressed' ? 0 : 1,
    due_at: invited.sentAt,
    planned_at: invited.sentAt,
    handed_at: invited.state === 'suppressed' ? null : invited.sentAt,
    settled_at: invited.sentAt,
    opened_at: invited.openedAt ?? null,
    answered_at: invited.answered?.at ?? null,
    expires_at: new Date(invited.sentAt.getTime() + 30 * dayMs),
  };
  rows.invitation.push(row);
  if (invited.remindedAt) rows.invitation.push(reminderOf(row, invited.remindedAt, target));
  rows.send_event.push({
    workspace_id: target.workspaceId,
    id: uuid(invited.sentAt.getTime()),
    invitation_id: id,
    at: invited.sentAt,
    state: invited.state,
    detail: lossReasons[invited.state] ?? '',
  });
  if (invited.state === 'suppressed') suppress({ rows, target }, person, invited.sentAt);
  if (invited.openedAt === undefined) return;
  rows.visit.push({
    workspace_id: target.workspaceId,
    id: uuid(invited.openedAt.getTime()),
    survey_id: published.surveyId,
    invitation_id: id,
    at: invited.openedAt,
    kind: 'open',
    evidence: {},
  });
  if (invited.answered) addResponse(filling, invited.answered, { invitationId: id, person });
}

/** The reminder of an invitation: a mail of its own, which asks for nothing new. */
function reminderOf(row: PlainRow, at: Date, target: DemoTarget): PlainRow {
  const id = uuid(at.getTime());
  return {
    ...row,
    id,
    kind: 'reminder',
    reminder_of: row['id'],
    token_hash: bytea(hashToken(deriveToken(target.code, target.tokenKey, id))),
    due_at: at,
    planned_at: at,
    handed_at: at,
    settled_at: at,
    opened_at: null,
    answered_at: null,
  };
}

/** Who unsubscribed did so once, some days before the mail that was withheld. */
function suppress({ rows, target }: Pick<Filling, 'rows' | 'target'>, { email }: Person, sentAt: Date): void {
  const address = bytea(target.hashAddress(email));
  if (rows.suppression.some((row) => row['address_hash'] === address)) return;
  rows.suppression.push({
    workspace_id: target.workspaceId,
    address_hash: address,
    purpose: 'research',
    reason: 'unsubscribed',
    created_at: new Date(sentAt.getTime() - 9 * dayMs),
  });
}
