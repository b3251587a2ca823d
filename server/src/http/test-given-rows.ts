import { randomBytes } from 'node:crypto';
import { deadlineProfiles } from '@voldaan/domain/complaints/deadline-profile';
import { type BudgetRules, defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import type { Reasons } from '@voldaan/domain/studies/contact-decision';
import { defaultStudy } from '@voldaan/domain/studies/default-study';
import type { Letter } from '@voldaan/domain/studies/letter';
import { defaultSendHours } from '@voldaan/domain/studies/quiet-hours';
import type { SendRules } from '@voldaan/domain/studies/send-rules';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import type pg from 'pg';
import type { Row } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import { hashToken } from '../secret/token.ts';

type Tokens = Readonly<{ invitation: string; survey: string; invite: string }>;

/** Where an invented value would not do: what is read as more than a text. */
export function givenRows(mark: string, tokens: Tokens): Readonly<Record<string, Row>> {
  const definition = JSON.stringify(recommendation({ name: mark, organisation: mark, readerName: mark }));
  const email = `${mark}@klant.example`;
  return {
    staff: { email, email_key: email, role: 'viewer' },
    staff_invite: { token_hash: hashToken(tokens.invite), email, role: 'viewer' },
    contact: { email, email_key: email, attributes: JSON.stringify({ mark }) },
    contact_import: {
      state: 'ready',
      reading: JSON.stringify({
        kind: 'csv',
        encoding: 'utf-8',
        delimiter: ',',
        header: true,
        mapping: { 0: 'email' },
        columns: [{ index: 0, name: mark, guess: 'email' }],
        preview: [[email]],
      }),
    },
    survey: { questionnaire: 'recommendation', state: 'published', draft: definition, public_token: tokens.survey },
    survey_version: { definition, slots: JSON.stringify({ nps: 0 }) },
    wave: { letter: JSON.stringify(letterOf(mark)), state: 'paused' },
    invitation: { token_hash: hashToken(tokens.invitation), email, state: 'sent', handed_at: new Date() },
    // Nobody listens there: a test mail fails at once, and goes nowhere.
    mail_setting: { host: '127.0.0.1', port: 1, security: 'none', sender_address: email },
    response: { vote_class: 'human', answers: JSON.stringify({ nps: 9, why: mark }), is_test: true },
    answer_event: { vote_class: 'human', answers: JSON.stringify({ nps: 9, why: mark }) },
    score_row: { vote_class: 'h', language: 'n', channel: 'm', answered_at: new Date(), q0: 9, is_test: false },
    visit: { kind: 'open' },
    norm: { item: 'nps:C11:1', trait: '', trait_value: '' },
    saved_view: { screen: '/segments', search: '', is_shared: false },
    benchmark: { metric: 'nps' },
    score_change: { kind: 'm' },
    outbox_mail: { kind: 'test' },
    inbound_address: { purpose: 'case', address: email },
    inbound_raw: { raw: Buffer.from(`From: ${email}\r\n\r\n${mark}`) },
    report: { item: '', filters: '', trait: '', period: '12m' },
    phone_interview: { claimed_by: null },
    field_record: {
      kind: 'interview',
      consent: 'spoken',
      passages: JSON.stringify([{ words: mark, theme_ids: [], is_quote: true }]),
    },
    ...caseRows(mark, email),
    ...improvementRows(mark),
    ...alertRows(mark),
    ...studyRows(mark),
    ...wordRows(mark),
  };
}

/** A complaint with what came of it, and the visits and promises that keep a customer. */
function caseRows(mark: string, email: string): Readonly<Record<string, Row>> {
  return {
    complaint_case: {
      kind: 'complaint',
      stage: 'received',
      due_promise: 'acknowledge',
      closed_at: null,
      language: 'nl',
    },
    case_event: {
      ...{ sequence: 1, what: 'received', by_kind: 'staff' },
      detail: JSON.stringify({ kind: 'complaint', remedySought: mark }),
    },
    case_inbound: { left_out: '[]', from_address: email },
    praise_digest: { weekday: 5, hour: 15, zone: 'Europe/Amsterdam' },
    case_profile: caseProfile(mark),
    case_macro: { texts: JSON.stringify({ nl: mark }) },
    courtesy_visit: { state: 'planned', scale: 'C11', minutes: 60 },
    promise_event: { until_at: new Date() },
    follow_up_plan: { audience: '{}' },
    due_candidate: { marks: '[]' },
  };
}

/** What is done to do better, and whose idea it was. */
function improvementRows(mark: string): Readonly<Record<string, Row>> {
  return {
    improvement_action: {
      ...{ planned_at: new Date('2026-03-01'), starts_on: '2026-03-02', cost: null, currency: null },
      ...{ treated: '{nl}', comparison: '{nb}', worthwhile: 5, item: 'nps:C11:1', trait: 'language' },
    },
    improvement_change: { changes: JSON.stringify([{ field: 'name', before: mark, after: mark }]) },
    problem: { state: 'open', evidence: '[]', action_ref: null },
    idea: { public_texts: '{}', effect: null, merged_into: null, published_at: null, told_at: null },
    idea_move: { words: JSON.stringify({ nl: mark }) },
  };
}

/** What a firm promises to whoever complains. */
function caseProfile(mark: string): Row {
  const [profile] = deadlineProfiles;
  const { id: _, ...terms } = profile ?? { id: '' };
  const hours = { zone: 'Europe/Amsterdam', country: 'NL', from: '09:00', until: '17:00', weekdays: [1, 2, 3, 4, 5] };
  return { name: mark, terms: JSON.stringify(terms), calendar: JSON.stringify(hours), is_default: true };
}

/** A rule that nothing fires, and a channel behind which nobody listens. */
function alertRows(mark: string): Readonly<Record<string, Row>> {
  const audience = { staff: [], roles: ['owner'], owner: false, channels: [], mail: false };
  return {
    alert_channel: {
      kind: 'webhook',
      host: `${mark}.example`,
      url_sealed: '\\x00',
      secret_sealed: '\\x00',
      removed_at: null,
    },
    alert_rule: {
      condition: JSON.stringify({ kind: 'words', words: mark }),
      audience: JSON.stringify(audience),
      quiet: null,
      removed_at: null,
    },
    alert_event: { subject: `response ${uuid()}`, about: JSON.stringify({ kind: 'words' }) },
    alert_message: { channel_id: null, state: 'dead', lease_until: null },
    alert_delivery: { channel_id: null },
    digest_setting: { weekday: 1, hour: 8, next_at: new Date('2099-01-01') },
  };
}

/** What was written, and by which rule it is told what about. */
function wordRows(mark: string): Readonly<Record<string, Row>> {
  const rules = JSON.stringify([{ language: 'nl', words: [mark], unless: [] }]);
  return {
    response_text: { language: 'nl', questions: '{why}', parts: `{${mark}}`, stems: `'${mark}'` },
    theme: { rules },
    theme_version: { rules },
    response_theme: { by_rule: true, by_person: true, judged_at: new Date() },
    theme_coding: { themes: `{${uuid()}}` },
    theme_coding_text: { rule_themes: '{}' },
    theme_code: { themes: '{}' },
  };
}

/** What a study is made of, and how the customers are spared: read as a whole by whoever plans, and so written as one. */
function studyRows(mark: string): Readonly<Record<string, Row>> {
  const budget: BudgetRules = { ...defaultBudgetRules, budgets: [{ id: mark, days: 365, points: 100 }] };
  const sendHours: SendRules = { zone: 'Europe/Amsterdam', country: 'NL', ...defaultSendHours };
  const reasons: Reasons = [{ code: 'budget_spent', budget: mark, days: 365, most: 100, spent: 95, cost: 10, freeAt }];
  const asked = { kind: 'invitation', reasons: JSON.stringify(reasons) };
  return {
    // Whoever drew and asked is no draft any more.
    study: { kind: 'relation', state: 'paused', started_at: new Date(), plan: JSON.stringify(planOf(mark)) },
    study_draw: {
      strata: JSON.stringify([{ id: mark, size: 300, selected: 30 }]),
      left_out: JSON.stringify({ open_complaint: 2 }),
    },
    contact_rules: { budget: JSON.stringify(budget), send_hours: JSON.stringify(sendHours) },
    contact_request: { ...asked, channel: 'mail', purpose: 'relation' },
    contact_decision: { ...asked, decision: 'defer' },
  };
}

const freeAt = new Date('2027-03-02T09:00:00Z');

/** A plan with which a study can begin. */
export function planOf(mark: string): StudyDraft {
  return {
    ...defaultStudy('relation', '2026-03-02'),
    purpose: mark,
    norm: { metric: 'nps', value: 30 },
    audience: {},
    legalBasis: 'service',
    balancingNote: mark,
    letter: letterOf(mark),
    reminderLetter: letterOf(mark),
  };
}

export function letterOf(mark: string): Letter {
  const words = { nl: mark, nb: mark, en: mark };
  return {
    subject: words,
    preheader: words,
    blocks: [{ kind: 'text', text: words }, { kind: 'question' }, { kind: 'signature', text: words }],
    tone: 'formal',
    senderName: mark,
    replyTo: `${mark}@afzender.example`,
  };
}

/** The merge is of the contact itself, and its images are whole contacts, so that it can be undone as in life. */
export async function mergeTheContact(
  superuser: pg.Pool,
  { workspaceId, mark }: Readonly<{ workspaceId: string; mark: string }>,
): Promise<void> {
  const email = `${mark}@vroeger.example`;
  const gone = { email, email_key: email, external_id: null, address_hash: `\\x${randomBytes(32).toString('hex')}` };
  await superuser.query(
    `update contact_merge set kept_id = contact.id, moved = '{"suppression": []}', before = jsonb_build_object(
       'kept', to_jsonb(contact), 'after', to_jsonb(contact), 'consents', '[]'::jsonb,
       'merged', to_jsonb(contact) || $2 || jsonb_build_object('id', contact_merge.merged_id))
     from contact where contact.workspace_id = $1 and contact_merge.workspace_id = $1`,
    [workspaceId, JSON.stringify(gone)],
  );
}
