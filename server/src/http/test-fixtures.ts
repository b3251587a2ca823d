import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import { type IdKind, showId } from '../database/public-id.ts';
import type { Role } from '../database/tables.ts';
import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { fillWorkspace, insertRow, type Row, type WorkspaceRows } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import { hashToken, makeToken } from '../secret/token.ts';

/** A company with one row of everything, and the tokens that open its links. */
export type Fixture = Readonly<{
  workspace: TestWorkspace;
  mark: string;
  rows: WorkspaceRows;
  ids: Readonly<Record<IdKind, string>>;
  tokens: Readonly<{ invitation: string; survey: string; invite: string }>;
}>;

/** Which table an id is of. A new kind of id does not compile until it has its row here. */
const tables: Readonly<Record<Exclude<IdKind, 'wsp'>, string>> = {
  stf: 'staff',
  inv: 'staff_invite',
  con: 'contact',
  imp: 'contact_import',
  srv: 'survey',
  ver: 'survey_version',
  wav: 'wave',
  ivt: 'invitation',
  rsp: 'response',
  mal: 'outbox_mail',
  dev: 'kiosk_device',
  org: 'organisation',
  mrg: 'contact_merge',
  std: 'study',
  drw: 'study_draw',
  req: 'contact_request',
  evt: 'customer_event',
  tch: 'touchpoint',
  key: 'api_key',
  inb: 'inbound_mail',
  ltr: 'letter_trial',
};

export async function makeFixture(database: TestDatabase, mark: string): Promise<Fixture> {
  const workspace = await database.newWorkspace(mark);
  const tokens = {
    invitation: makeToken(workspace.code),
    survey: makeToken(workspace.code),
    invite: makeToken(workspace.code),
  };
  const rows = await fillWorkspace(database.superuser, workspace.id, { mark, given: givenRows(mark, tokens) });
  const idOf = (kind: Exclude<IdKind, 'wsp'>) => String(rows.get(tables[kind])?.['id']);
  const ids = {
    stf: idOf('stf'),
    inv: idOf('inv'),
    con: idOf('con'),
    imp: idOf('imp'),
    srv: idOf('srv'),
    ver: idOf('ver'),
    wav: idOf('wav'),
    ivt: idOf('ivt'),
    rsp: idOf('rsp'),
    mal: idOf('mal'),
    dev: idOf('dev'),
    org: idOf('org'),
    mrg: idOf('mrg'),
    std: idOf('std'),
    drw: idOf('drw'),
    req: idOf('req'),
    evt: idOf('evt'),
    tch: idOf('tch'),
    key: idOf('key'),
    inb: idOf('inb'),
    ltr: idOf('ltr'),
    wsp: workspace.id,
  };
  return { workspace, mark, rows, ids, tokens };
}

/** A member of staff of a role; removed ones are still in the table, as in life. */
export async function addStaff(
  database: TestDatabase,
  workspace: TestWorkspace,
  { role, removed }: Readonly<{ role: Role; removed: boolean }>,
): Promise<string> {
  const id = uuid();
  await insertRow(database.superuser, 'staff', {
    workspace_id: workspace.id,
    id,
    email: `${id}@collega.example`,
    email_key: `${id}@collega.example`,
    name: role,
    role,
    language: 'nl',
    password_hash: '!',
    removed_at: removed ? new Date() : null,
  });
  return id;
}

/** What a company's rows give away about it: every text, address and id of it. */
export function canariesOf(fixture: Fixture): readonly string[] {
  const ids = Object.values(fixture.ids).flatMap((id) => [id, showId('stf', id).slice(4)]);
  return [fixture.mark, fixture.workspace.code, ...Object.values(fixture.tokens), ...ids];
}

/** Where an invented value would not do: what is read as more than a text. */
function givenRows(mark: string, tokens: Fixture['tokens']): Readonly<Record<string, Row>> {
  const definition = JSON.stringify(recommendation({ name: mark, organisation: mark, readerName: mark }));
  const words = { nl: mark, nb: mark, en: mark };
  const letter = {
    subject: words,
    preheader: words,
    blocks: [{ kind: 'text', text: words }, { kind: 'question' }, { kind: 'signature', text: words }],
    tone: 'formal',
    senderName: mark,
    replyTo: `${mark}@afzender.example`,
  };
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
    wave: { letter: JSON.stringify(letter), state: 'paused' },
    invitation: { token_hash: hashToken(tokens.invitation), email, state: 'sent', handed_at: new Date() },
    // Nobody listens there: a test mail fails at once, and goes nowhere.
    mail_setting: { host: '127.0.0.1', port: 1, security: 'none', sender_address: email },
    response: { vote_class: 'human', answers: JSON.stringify({ nps: 9, why: mark }), is_test: true },
    answer_event: { vote_class: 'human', answers: JSON.stringify({ nps: 9, why: mark }) },
    score_row: { vote_class: 'h', language: 'n', channel: 'm', answered_at: new Date(), q0: 9, is_test: false },
    visit: { kind: 'open' },
  };
}
