import { type CallOutcome, dispositions, outweighing } from '@voldaan/domain/interviews/call-outcome';
import { dayText } from '@voldaan/domain/studies/calendar/day';
import { defaultStudy } from '@voldaan/domain/studies/default-study';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { uuid } from '../database/uuid.ts';
import { deriveToken, hashToken } from '../secret/token.ts';
import type { DemoInterview } from './demo-company.ts';
import { demoInterviewers } from './demo-interviews.ts';
import { addResponse, type Filling, type Person } from './demo-response-rows.ts';
import { addDraw, addWaveRow, type DemoStudyIds } from './demo-study-rows.ts';
import { bytea } from './demo-target.ts';
import { noPassword } from './store.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const name = 'Relatieonderzoek per telefoon';

/** A study by telephone that is over: its interviewers, its rounds, and every call with what came of it. */
export function addInterviews(filling: Filling, interviews: readonly DemoInterview[], people: readonly Person[]): void {
  const first = Math.min(...interviews.flatMap(({ calls }) => calls.map(({ at }) => at.getTime())));
  const last = Math.max(...interviews.flatMap(({ calls }) => calls.map(({ at }) => at.getTime())));
  const span = { startedAt: morningOf(first), endedAt: new Date(last + dayMs) };
  const study = addPhoneStudy(filling, span);
  const callers = addCallers(filling, study, span.startedAt);
  const called = { ...filling, published: { ...filling.published, study } };
  for (const [round, group] of Map.groupBy(interviews, (one) => one.round)) {
    const at = morningOf(Math.min(...group.flatMap(({ calls }) => calls.map((call) => call.at.getTime()))));
    const wave = addCallWave(called, { round, at, frameCount: people.length, count: group.length });
    for (const interview of group) {
      const person = people[interview.contact];
      const staffId = callers[interview.interviewer];
      if (person !== undefined && staffId !== undefined) addCalls(called, wave, { interview, person, staffId });
    }
  }
}

/** Before the first customer is rung that day. */
function morningOf(moment: number): Date {
  return new Date(Math.floor(moment / dayMs) * dayMs + 7 * 60 * minuteMs);
}

type Span = Readonly<{ startedAt: Date; endedAt: Date }>;

function addPhoneStudy({ rows, target, published }: Filling, { startedAt, endedAt }: Span): DemoStudyIds {
  const studyId = uuid(startedAt.getTime());
  const from = dayText(Math.floor(startedAt.getTime() / dayMs));
  const plan: StudyDraft = {
    ...defaultStudy('relation', from),
    purpose: 'Zien of wie niet mailt anders oordeelt, en of het ertoe doet dat iemand het vraagt.',
    norm: { metric: 'grade', value: 7.5 },
    channel: 'phone',
    legalBasis: 'service',
    reminder: null,
    timing: { kind: 'relation', cadence: { every: 'quarter', from }, validHours: 720 },
    sample: { kind: 'simple' },
  };
  rows.study.push({
    workspace_id: target.workspaceId,
    id: studyId,
    name,
    kind: plan.timing.kind,
    state: 'ended',
    revision: 1,
    plan,
    survey_id: published.surveyId,
    touchpoint_id: null,
    seed: 'sample-interviews',
    next_plan_at: null,
    events_read_to: null,
    started_at: startedAt,
    ended_at: endedAt,
    created_by: target.ownerId,
    created_at: startedAt,
    changed_at: endedAt,
  });
  return { studyId, touchpointId: null, plan };
}

/** Who rang, as colleagues who cannot sign in. */
function addCallers({ rows, target }: Filling, { studyId }: DemoStudyIds, at: Date): readonly string[] {
  const shared = { workspace_id: target.workspaceId };
  return demoInterviewers.map((caller, place) => {
    const id = uuid(at.getTime() + place);
    const email = `${caller.toLowerCase().replace(' ', '.')}@example.com`;
    const profile = { email, email_key: email, name: caller, role: 'interviewer', language: 'nl' };
    rows.staff.push({ ...shared, id, ...profile, password_hash: noPassword, created_at: at });
    rows.call_interviewer.push({ ...shared, study_id: studyId, staff_id: id });
    return id;
  });
}

type Round = Readonly<{ round: number; at: Date; frameCount: number; count: number }>;
type CallWave = Readonly<{ waveId: string; occasion: string }>;

function addCallWave({ rows, target, published }: Filling, { round, at, frameCount, count }: Round): CallWave {
  const { study } = published;
  const drawId = addDraw(rows, target, { study, period: round, at, frameCount, selectedCount: count });
  const waveId = addWaveRow(rows, target, { ...published, drawId, at, finishedAt: at });
  return { waveId, occasion: `period-${round}` };
}

type Called = Readonly<{ interview: DemoInterview; person: Person; staffId: string }>;

function addCalls(filling: Filling, wave: CallWave, { interview, person, staffId }: Called): void {
  const { rows, target, published } = filling;
  const [firstCall, lastCall] = [interview.calls[0], interview.calls.at(-1)];
  if (firstCall === undefined || lastCall === undefined) return;
  const id = uuid(firstCall.at.getTime());
  const shared = { workspace_id: target.workspaceId, study_id: published.study.studyId, survey_id: published.surveyId };
  const settledAt = endOf(lastCall.at, lastCall.outcome);
  rows.invitation.push({
    ...shared,
    id,
    wave_id: wave.waveId,
    occasion: wave.occasion,
    survey_version_id: published.versionId,
    channel: 'phone',
    kind: 'invitation',
    reminder_of: null,
    contact_id: person.id,
    email: '',
    receiving_domain: '',
    address_hash: bytea(target.hashAddress(person.email)),
    language: person.language,
    token_hash: bytea(hashToken(deriveToken(target.code, target.tokenKey, id))),
    ...ledgerOf(lastCall.outcome),
    fence: interview.calls.length,
    attempts: interview.calls.length,
    due_at: firstCall.at,
    planned_at: firstCall.at,
    handed_at: firstCall.at,
    settled_at: settledAt,
    opened_at: null,
    answered_at: interview.answered?.at ?? null,
    expires_at: new Date(firstCall.at.getTime() + 30 * dayMs),
  });
  const interviewId = uuid(firstCall.at.getTime());
  rows.phone_interview.push({
    ...shared,
    id: interviewId,
    invitation_id: id,
    contact_id: person.id,
    state: 'done',
    outcome: interview.calls.reduce<CallOutcome | null>((known, { outcome }) => outweighing(known, outcome), null),
    attempt_count: interview.calls.length,
    due_at: firstCall.at,
    settled_at: settledAt,
  });
  for (const [place, { at, outcome }] of interview.calls.entries())
    rows.call_attempt.push({
      workspace_id: target.workspaceId,
      id: uuid(at.getTime()),
      interview_id: interviewId,
      number: place + 1,
      staff_id: staffId,
      outcome,
      began_at: at,
      ended_at: endOf(at, outcome),
      call_back_at: null,
    });
  if (interview.answered) addResponse(filling, interview.answered, { person, invitationId: id, interviewer: staffId });
}

function endOf(at: Date, outcome: CallOutcome): Date {
  return new Date(at.getTime() + (outcome === 'complete' ? 12 : 1) * minuteMs);
}

/** What the ledger of invitations says of it, as calls of today do (invitations/call-ledger.ts). */
function ledgerOf(outcome: CallOutcome) {
  if (outcome === 'wrong_number') return { state: 'failed', reason: 'wrong_number' };
  const { group } = dispositions[outcome];
  return { state: 'sent', reason: group === 'R' ? 'call_refused' : null };
}
