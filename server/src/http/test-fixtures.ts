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
  return { workspace, mark, rows, tokens };
}

/** The id of the company's one row of a kind. */
export function idOf({ workspace, rows }: Fixture, kind: IdKind): string {
  return kind === 'wsp' ? workspace.id : String(rows.get(tables[kind])?.['id']);
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
  const rowIds = Object.values(tables).map((table) => String(fixture.rows.get(table)?.['id']));
  const ids = [fixture.workspace.id, ...rowIds].flatMap((id) => [id, showId('stf', id).slice(4)]);
  return [fixture.mark, fixture.workspace.code, ...Object.values(fixture.tokens), ...ids];
}
