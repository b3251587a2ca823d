import { showId } from '../database/public-id.ts';
import type { TestDatabase } from '../database/test-database.ts';
import { insertRow, type Row } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import { addStaff, type Fixture } from './test-fixtures.ts';

/** Rows of a unit that an agent is kept from, in words of their own, and the agents: one kept from it, one who sees all. */
export type HiddenUnit = Readonly<{
  rows: ReadonlyMap<string, Row>;
  limited: string;
  free: string;
  canary: string;
}>;

/** What hangs on a case, in the order in which it can be written. */
const tables = [
  'inbound_mail',
  'complaint_case',
  'case_event',
  'case_file',
  'case_task',
  'case_submission',
  'case_mail',
  'case_inbound',
  'case_alarm',
  'idea_case',
  'idea_telling',
  'courtesy_visit',
  'customer_promise',
  'promise_event',
] as const;

/** Which row a reference is to. */
const referred: Readonly<Record<string, string>> = {
  case_id: 'complaint_case',
  inbound_mail_id: 'inbound_mail',
  visit_id: 'courtesy_visit',
  promise_id: 'customer_promise',
};

/** Parts a company: all that it has is of the agent's own unit, and once more, in words of its own, of another one. */
export async function hideUnit(
  database: TestDatabase,
  { workspace, rows, mark }: Fixture,
  canary: string,
): Promise<HiddenUnit> {
  const { superuser } = database;
  const newAgent = () => addStaff(database, workspace, { role: 'agent', removed: false });
  const [limited, free, colleague] = [await newAgent(), await newAgent(), await newAgent()];
  const unitOf = async (name: string, staffId: string) => {
    const id = uuid();
    await insertRow(superuser, 'unit', { workspace_id: workspace.id, id, name, made_at: new Date() });
    await insertRow(superuser, 'unit_member', { workspace_id: workspace.id, unit_id: id, staff_id: staffId });
    return id;
  };
  const own = await unitOf('Noord', limited);
  const other = await unitOf('Zuid', colleague);
  await superuser.query('update staff set is_limited_to_units = true where id = $1', [limited]);
  await superuser.query('update complaint_case set unit_id = $1, owner_id = null', [own]);
  await superuser.query('update courtesy_visit set owner_id = $1', [limited]);
  await superuser.query('update customer_promise set owner_id = $1, made_by = $1', [limited]);
  const hidden = new Map<string, Row>();
  for (const table of tables) {
    const entries = Object.entries(rows.get(table) ?? {});
    const copy = entries.map(([name, value]) => [name, copied({ name, value }, { hidden, colleague, mark, canary })]);
    const fixed = table === 'complaint_case' ? { unit_id: other, owner_id: null, number: 777 } : {};
    hidden.set(table, await insertRow(superuser, table, { ...Object.fromEntries(copy), ...fixed }));
  }
  await tellOf({ database, rows, canary, limited }, showId('cas', String(hidden.get('complaint_case')?.['id'])));
  return { rows: hidden, limited, free, canary };
}

type Copying = Readonly<{ hidden: ReadonlyMap<string, Row>; colleague: string; mark: string; canary: string }>;

function copied({ name, value }: Readonly<{ name: string; value: unknown }>, made: Copying): unknown {
  const target = referred[name];
  if (value === null || value === undefined || value instanceof Date) return value;
  if (name === 'id' || name === 'press' || name === 'key') return uuid();
  if (name === 'owner_id' || name === 'made_by') return made.colleague;
  if (target !== undefined) return made.hidden.get(target)?.['id'];
  if (Buffer.isBuffer(value)) return Buffer.from(uuid().replaceAll('-', '').repeat(2), 'hex');
  if (typeof value === 'string') return value.replaceAll(made.mark, made.canary);
  return typeof value === 'object' ? JSON.stringify(value).replaceAll(made.mark, made.canary) : value;
}

type Told = Readonly<{ database: TestDatabase; rows: Fixture['rows']; canary: string; limited: string }>;

/** What names the case elsewhere: the customer's line, news from before it was handed over, the register of problems. */
async function tellOf({ database: { superuser }, rows, canary, limited }: Told, caseName: string): Promise<void> {
  await insertRow(superuser, 'customer_event', {
    ...rows.get('customer_event'),
    ...{ id: uuid(), kind: 'complaint_opened', subject: canary, external_id: uuid() },
    properties: JSON.stringify({ complaint: caseName }),
  });
  const detail = JSON.stringify({ number: canary });
  const news = { ...rows.get('staff_notice'), staff_id: limited, detail, read_at: null };
  await insertRow(superuser, 'staff_notice', { ...news, id: uuid(), kind: 'assigned', subject: caseName });
  const alert = JSON.stringify({ text: canary, path: `/cases/${caseName}` });
  await insertRow(superuser, 'staff_notice', { ...news, id: uuid(), kind: 'alert', detail: alert });
  await superuser.query('update problem set evidence = $1', [
    JSON.stringify([{ kind: 'other', ref: caseName, words: canary, at: '2026-03-02' }]),
  ]);
}
