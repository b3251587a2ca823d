import { type IdKind, showId } from '../database/public-id.ts';
import type { Role } from '../database/tables.ts';
import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { fillWorkspace, insertRow, type WorkspaceRows } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import { makeToken } from '../secret/token.ts';
import { givenRows, mergeTheContact } from './test-given-rows.ts';

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
  act: 'improvement_action',
  vis: 'courtesy_visit',
  prm: 'customer_promise',
  fup: 'follow_up_plan',
  cal: 'calendar_feed',
  ide: 'idea',
  alr: 'alert_rule',
  alc: 'alert_channel',
  alm: 'alert_message',
  cas: 'complaint_case',
  cll: 'phone_interview',
  rec: 'field_record',
  prb: 'problem',
  cpr: 'case_profile',
  cau: 'case_cause',
  fil: 'case_file',
  tsk: 'case_task',
  mac: 'case_macro',
  ntc: 'staff_notice',
  std: 'study',
  drw: 'study_draw',
  req: 'contact_request',
  evt: 'customer_event',
  tch: 'touchpoint',
  cev: 'chart_event',
  nrm: 'norm',
  bmk: 'benchmark',
  key: 'api_key',
  inb: 'inbound_mail',
  ltr: 'letter_trial',
  thm: 'theme',
  cds: 'theme_coding',
  rpt: 'report',
  shr: 'report_share',
  unt: 'unit',
  svw: 'saved_view',
};

export async function makeFixture(database: TestDatabase, mark: string): Promise<Fixture> {
  const workspace = await database.newWorkspace(mark);
  const tokens = {
    invitation: makeToken(workspace.code),
    survey: makeToken(workspace.code),
    invite: makeToken(workspace.code),
  };
  const rows = await fillWorkspace(database.superuser, workspace.id, { mark, given: givenRows(mark, tokens) });
  await mergeTheContact(database.superuser, { workspaceId: workspace.id, mark });
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
    act: idOf('act'),
    vis: idOf('vis'),
    prm: idOf('prm'),
    fup: idOf('fup'),
    cal: idOf('cal'),
    ide: idOf('ide'),
    alr: idOf('alr'),
    alc: idOf('alc'),
    alm: idOf('alm'),
    cas: idOf('cas'),
    cll: idOf('cll'),
    rec: idOf('rec'),
    prb: idOf('prb'),
    cpr: idOf('cpr'),
    cau: idOf('cau'),
    fil: idOf('fil'),
    tsk: idOf('tsk'),
    mac: idOf('mac'),
    ntc: idOf('ntc'),
    std: idOf('std'),
    drw: idOf('drw'),
    req: idOf('req'),
    evt: idOf('evt'),
    tch: idOf('tch'),
    cev: idOf('cev'),
    nrm: idOf('nrm'),
    bmk: idOf('bmk'),
    key: idOf('key'),
    inb: idOf('inb'),
    ltr: idOf('ltr'),
    thm: idOf('thm'),
    cds: idOf('cds'),
    rpt: idOf('rpt'),
    shr: idOf('shr'),
    unt: idOf('unt'),
    svw: idOf('svw'),
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
