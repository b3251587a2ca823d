import { createHash } from 'node:crypto';
import { type CallOutcome, dispositions } from '@voldaan/domain/interviews/call-outcome';
import { dayText } from '@voldaan/domain/studies/calendar/day';
import { defaultStudy } from '@voldaan/domain/studies/default-study';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { publishedSurveys, versionsOf } from '../metrics/views.ts';
import { deriveToken, hashToken } from '../secret/token.ts';
import { type CallableCustomer, listCallable } from './call-views.ts';
import { bytea } from './demo-target.ts';
import { insertRows, type PlainRow } from './store.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type Sample = Readonly<{ staffId: string; code: string; tokenKey: Buffer; now: Date }>;

/** What came of the first calls: nobody was in yet for an interview, and the others wait to be rung. */
const outcomes: readonly CallOutcome[] = [
  'no_answer',
  'voice_mail',
  'no_answer',
  'call_back',
  'refused',
  'busy',
  'not_in',
  'voice_mail',
  'wrong_number',
  'no_answer',
];
const customersMost = 34;

/** A study by telephone that began this morning, among customers who did not hear from the company for a season. */
export async function insertDemoCalls(db: WorkspaceTransaction, sample: Sample): Promise<void> {
  const surveys = await publishedSurveys(db);
  const survey = surveys.find(({ name }) => name === 'Relatieonderzoek') ?? surveys[0];
  const [version] = survey === undefined ? [] : await versionsOf(db, survey.id);
  if (survey === undefined || version === undefined) return;
  const before = new Date(sample.now.getTime() - 95 * dayMs);
  const customers = await listCallable(db, { before, limit: customersMost });
  if (customers.length === 0) return;
  const ids = { study: uuid(sample.now.getTime()), draw: uuid(), wave: uuid(), survey: survey.id, version: version.id };
  const shops = [...Map.groupBy(customers, ({ shop }) => shop)].map(([shop, group]) => [shop, group.length] as const);
  const places = Object.fromEntries(shops.map(([shop, size]) => [shop, Math.ceil(size / 3)]));
  const made = { db, sample, customers, ids, places };
  await insertStudy(made);
  await insertDraw(made);
  await insertCalls(made);
}

type Made = Readonly<{
  db: WorkspaceTransaction;
  sample: Sample;
  customers: readonly CallableCustomer[];
  ids: Readonly<{ study: string; draw: string; wave: string; survey: string; version: string }>;
  places: Readonly<Record<string, number>>;
}>;

async function insertStudy({ db, sample: { staffId, now }, ids, places }: Made): Promise<void> {
  const from = dayText(Math.floor(now.getTime() / dayMs));
  const plan = {
    ...defaultStudy('relation', from),
    purpose: 'Horen waarom klanten wegblijven die wij per mail niet bereiken',
    norm: { metric: 'nps', value: 30 },
    channel: 'phone',
    legalBasis: 'service',
    reminder: null,
    timing: { kind: 'relation', cadence: { every: 'once', on: from }, validHours: 720 },
    sample: { kind: 'quota', by: 'attribute:shop', places },
  };
  await insertRows(db, 'study', [
    {
      workspace_id: db.workspaceId,
      id: ids.study,
      name: 'Belronde stille klanten',
      kind: 'relation',
      state: 'running',
      revision: 1,
      plan,
      survey_id: ids.survey,
      seed: 'sample-telephone',
      started_at: new Date(now.getTime() - 5 * hourMs),
      created_by: staffId,
      created_at: new Date(now.getTime() - 6 * hourMs),
      changed_at: new Date(now.getTime() - 5 * hourMs),
    },
  ]);
}

async function insertDraw({ db, sample: { staffId, now }, customers, ids, places }: Made): Promise<void> {
  const shared = { workspace_id: db.workspaceId };
  const at = new Date(now.getTime() - 5 * hourMs);
  const counts = { frame_count: customers.length, selected_count: customers.length };
  const draw = { id: ids.draw, study_id: ids.study, period: 0, seed: 'sample-telephone/0', is_census: false };
  await insertRows(db, 'study_draw', [{ ...shared, ...draw, ...counts, strata: [], left_out: {}, drawn_at: at }]);
  const members = customers.map(({ id, shop }, place) => {
    return { ...shared, draw_id: ids.draw, contact_id: id, stratum: shop, place, released_at: at };
  });
  await insertRows(db, 'draw_member', members);
  const cells = Object.entries(places).map(([cell, count]) => {
    return { ...shared, study_id: ids.study, cell, places: count, reserved: 0, counted: 0 };
  });
  await insertRows(db, 'quota_cell', cells);
  await insertRows(db, 'wave', [
    {
      ...shared,
      id: ids.wave,
      idempotency_key: ids.wave,
      request_hash: bytea(createHash('sha256').update(ids.wave).digest()),
      survey_id: ids.survey,
      survey_version_id: ids.version,
      state: 'done',
      channel: 'phone',
      created_by: staffId,
      created_at: at,
      letter: { subject: {}, preheader: {}, blocks: [], tone: 'formal', senderName: '', replyTo: '' },
      study_id: ids.study,
      draw_id: ids.draw,
      legal_basis: 'service',
      priority: 50,
    },
  ]);
}

async function insertCalls(made: Made): Promise<void> {
  const { db, customers } = made;
  const lines = customers.map((customer, place) => lineOf(made, customer, place));
  await insertRows(
    db,
    'invitation',
    lines.map(({ invitation }) => invitation),
  );
  await insertRows(
    db,
    'phone_interview',
    lines.map(({ interview }) => interview),
  );
  await insertRows(
    db,
    'call_attempt',
    lines.flatMap(({ attempt }) => attempt),
  );
}

type Line = Readonly<{ invitation: PlainRow; interview: PlainRow; attempt: readonly PlainRow[] }>;

/** A customer of the list with the row of each table; those that were rung come first. */
function lineOf({ db, sample, ids }: Made, customer: CallableCustomer, place: number): Line {
  const { code, tokenKey, staffId, now } = sample;
  const [invitationId, interviewId] = [uuid(now.getTime() + place), uuid(now.getTime() + place)];
  const outcome = outcomes[place] ?? null;
  const begun = new Date(now.getTime() - (outcomes.length - place) * 7 * minuteMs);
  const ended = new Date(begun.getTime() + minuteMs);
  const isFinal = outcome !== null && dispositions[outcome].isFinal;
  const shared = { workspace_id: db.workspaceId, study_id: ids.study, survey_id: ids.survey, contact_id: customer.id };
  return {
    invitation: {
      ...shared,
      id: invitationId,
      wave_id: ids.wave,
      survey_version_id: ids.version,
      channel: 'phone',
      email: '',
      address_hash: customer.address_hash,
      language: customer.language,
      token_hash: bytea(hashToken(deriveToken(code, tokenKey, invitationId))),
      occasion: 'period-0',
      state: outcome === null ? 'planned' : outcome === 'wrong_number' ? 'failed' : 'sent',
      reason: outcome === 'refused' ? 'call_refused' : null,
      due_at: new Date(now.getTime() - 5 * hourMs),
      planned_at: new Date(now.getTime() - 5 * hourMs),
      handed_at: outcome === null ? null : begun,
      settled_at: outcome === null ? null : ended,
      expires_at: new Date(now.getTime() + 30 * dayMs),
    },
    interview: {
      ...shared,
      id: interviewId,
      invitation_id: invitationId,
      state: isFinal ? 'done' : 'open',
      outcome,
      attempt_count: outcome === null ? 0 : 1,
      due_at: dueAt(outcome, now),
      is_agreed: outcome === 'call_back',
      note: outcome === 'call_back' ? 'Zit op het werk, liever na vieren' : '',
      settled_at: isFinal ? ended : null,
    },
    attempt:
      outcome === null
        ? []
        : [
            {
              workspace_id: db.workspaceId,
              interview_id: interviewId,
              number: 1,
              staff_id: staffId,
              outcome,
              began_at: begun,
              ended_at: ended,
              call_back_at: outcome === 'call_back' ? dueAt(outcome, now) : null,
            },
          ],
  };
}

/** When to ring again: as was agreed, after work. */
function dueAt(outcome: CallOutcome | null, now: Date): Date {
  if (outcome === null) return new Date(now.getTime() - 5 * hourMs);
  const tomorrow = now.getTime() + dayMs;
  return new Date(outcome === 'call_back' ? Math.floor(tomorrow / dayMs) * dayMs + 15.5 * hourMs : tomorrow);
}
