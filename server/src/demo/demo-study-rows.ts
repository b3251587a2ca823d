import { createHash } from 'node:crypto';
import { dayText } from '@voldaan/domain/studies/calendar/day';
import { defaultLetter, defaultReminder } from '@voldaan/domain/studies/default-letter';
import { defaultStudy } from '@voldaan/domain/studies/default-study';
import { purposeOf } from '@voldaan/domain/studies/schedule/study';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { uuid } from '../database/uuid.ts';
import type { DemoInvitation, DemoSurvey } from './demo-company.ts';
import { bytea, type DemoRows, type DemoTarget } from './demo-target.ts';

const dayMs = 86_400_000;

/** What every row of a study's mail needs to know of it. */
export type DemoStudyIds = Readonly<{ studyId: string; touchpointId: string | null; plan: StudyDraft }>;

type StudyWish = Readonly<{
  survey: DemoSurvey;
  surveyId: string;
  definition: SurveyDefinition;
  startedAt: Date;
  now: Date;
}>;

/** The study behind a survey of the sample, which goes on in the month after next: the sample itself writes to nobody. */
export function addStudy(rows: DemoRows, target: DemoTarget, wish: StudyWish): DemoStudyIds {
  const { survey, surveyId, startedAt } = wish;
  const studyId = uuid(startedAt.getTime());
  const plan = planOf(target, wish);
  // Who answers at the counter comes to fetch what was repaired.
  const moment =
    survey.study.moment === undefined
      ? rows.touchpoint.find((row) => row['event_kind'] === 'order_delivered')
      : rows.touchpoint[survey.study.moment];
  const touchpointId = plan.timing.kind === 'anonymous' && moment !== undefined ? String(moment['id']) : null;
  rows.study.push({
    workspace_id: target.workspaceId,
    id: studyId,
    name: survey.name,
    kind: plan.timing.kind,
    state: 'running',
    revision: 1,
    plan,
    survey_id: surveyId,
    touchpoint_id: touchpointId,
    seed: `sample-${survey.questionnaire}`,
    next_plan_at: plan.timing.kind === 'anonymous' ? null : new Date(wish.now.getTime() + 60 * dayMs),
    events_read_to: null,
    started_at: startedAt,
    ended_at: null,
    created_by: target.ownerId,
    created_at: startedAt,
    changed_at: startedAt,
  });
  return { studyId, touchpointId, plan };
}

function planOf(target: DemoTarget, { survey, definition, startedAt }: StudyWish): StudyDraft {
  const { purpose, norm, every } = survey.study;
  const from = dayText(Math.floor(startedAt.getTime() / dayMs));
  const questions = { purpose, norm, legalBasis: 'service' as const };
  if (every === null) return { ...defaultStudy('anonymous', from), ...questions };
  const { languages, questionnaire } = definition;
  const words = {
    questionnaire,
    languages,
    tone: 'formal',
    senderName: target.readerName,
    replyTo: 'feedback@example.com',
  } as const;
  const letters = { letter: defaultLetter(words), reminderLetter: defaultReminder(words) };
  if (every === 'complaint')
    return { ...defaultStudy('complaint', from), ...questions, ...letters, timing: afterClosing };
  return {
    ...defaultStudy('relation', from),
    ...questions,
    ...letters,
    timing: { kind: 'relation', cadence: { every, from }, validHours: 720 },
    sample: { kind: 'simple' },
  };
}

/** As staff switch it on: some days after the case was closed. */
const afterClosing = { kind: 'complaint', delayHours: 96, validHours: 336 } as const;

type Drawing = Readonly<{ study: DemoStudyIds; period: number; at: Date; frameCount: number; selectedCount: number }>;

/** The sample of one period. Returns its id, for the wave that asked it. */
export function addDraw(rows: DemoRows, target: DemoTarget, drawing: Drawing): string {
  const { study, period, at, frameCount, selectedCount } = drawing;
  const id = uuid(at.getTime());
  rows.study_draw.push({
    workspace_id: target.workspaceId,
    id,
    study_id: study.studyId,
    period,
    seed: `sample/${study.studyId}/${period}`,
    is_census: false,
    frame_count: frameCount,
    selected_count: selectedCount,
    strata: [{ id: '', size: frameCount, selected: selectedCount }],
    left_out: {},
    drawn_at: at,
  });
  return id;
}

type WaveWish = Readonly<{
  study: DemoStudyIds;
  surveyId: string;
  versionId: string;
  drawId: string | null;
  at: Date;
  finishedAt: Date;
}>;

/** What a study sent, or rang, at one time. Returns its id. */
export function addWaveRow(rows: DemoRows, target: DemoTarget, wish: WaveWish): string {
  const { study, surveyId, versionId, drawId, at, finishedAt } = wish;
  const { channel, letter, priority, timing } = study.plan;
  const id = uuid(at.getTime());
  rows.wave.push({
    workspace_id: target.workspaceId,
    id,
    idempotency_key: id,
    request_hash: bytea(createHash('sha256').update(id).digest()),
    survey_id: surveyId,
    survey_version_id: versionId,
    state: 'done',
    channel,
    purpose: purposeOf(timing.kind),
    created_by: target.ownerId,
    created_at: at,
    finished_at: finishedAt,
    letter: letter ?? noLetter,
    study_id: study.studyId,
    draw_id: drawId,
    legal_basis: 'service',
    priority,
  });
  return id;
}

/** A call has a script, and no letter. */
const noLetter = { subject: {}, preheader: {}, blocks: [], tone: 'formal', senderName: '', replyTo: '' };

type Refused = Readonly<{
  study: DemoStudyIds;
  waveId: string;
  occasion: string;
  contact: Readonly<{ id: string; email: string }>;
  invited: DemoInvitation;
  complaintSince: Date;
}>;

/** A customer who was not asked because of a complaint that was open: kept in the frame, with the reason. */
export function addWithheld(rows: DemoRows, target: DemoTarget, refused: Refused): void {
  const { study, waveId, occasion, contact, invited, complaintSince } = refused;
  const shared = {
    workspace_id: target.workspaceId,
    study_id: study.studyId,
    contact_id: contact.id,
    address_hash: bytea(target.hashAddress(contact.email)),
    occasion,
    kind: 'invitation',
    reasons: [{ code: 'open_complaint', since: complaintSince }],
  };
  rows.contact_request.push({
    ...shared,
    id: uuid(invited.sentAt.getTime()),
    purpose: 'relation',
    priority: study.plan.priority,
    wanted_at: invited.sentAt,
    expires_at: new Date(invited.sentAt.getTime() + 30 * dayMs),
    state: 'withheld',
    decided_at: invited.sentAt,
  });
  rows.contact_decision.push({
    ...shared,
    id: uuid(invited.sentAt.getTime()),
    wave_id: waveId,
    stage: 'planning',
    decision: 'withhold',
    at: invited.sentAt,
  });
}
