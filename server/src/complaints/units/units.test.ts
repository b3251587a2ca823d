import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsRoutes } from '../../accounts/routes.ts';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { addStaff } from '../../http/test-fixtures.ts';
import { openTestHttp } from '../../http/test-http.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { complaintsRoutes } from '../routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let owner: FastifyInstance;
let agent: FastifyInstance;
let agentId: string;
const units: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Rijklaar');
  product = makeTestProduct(database);
  owner = as({});
  agentId = await addStaff(database, workspace, { role: 'agent', removed: false });
  await database.superuser.query(`update staff set name = 'Anouk de Wit', notices_by_mail = true where id = $1`, [
    agentId,
  ]);
  agent = as({ staffId: agentId, role: 'agent', isLimitedToUnits: true });
  for (const name of ['Zeist', 'Utrecht']) {
    const made = await send(owner, 'POST', '/v1/units', { name });
    for (const unit of made.json<{ data: { id: string; name: string }[] }>().data) units[unit.name] = unit.id;
  }
  const body = { units: [units['Zeist']], is_limited_to_units: true };
  const changed = await send(owner, 'PUT', `/v1/staff/${showId('stf', agentId)}/units`, body);
  expect(changed.json()).toMatchObject({ is_limited_to_units: true, units: [{ name: 'Zeist' }] });
  const any = { kind: null, source: null, touchpoint_id: null };
  const rules = ['Zeist', 'Utrecht'].map((about) => ({ ...any, about, unit_id: units[about] }));
  await send(owner, 'PUT', '/v1/unit-rules', { rules });
});

afterAll(async () => {
  await Promise.all([owner.close(), agent.close()]);
  await database.drop();
});

function as(caller: Parameters<typeof openTestHttp>[2]): FastifyInstance {
  const app = openTestHttp(product, workspace, caller);
  accountsRoutes(app, product);
  complaintsRoutes(app, product);
  return app;
}

function send(app: FastifyInstance, method: 'POST' | 'PUT', url: string, payload: object) {
  return app.inject({ method, url, payload, headers: { 'sec-fetch-site': 'same-origin' } });
}

/** Takes a step of a case as it stands. */
function step(app: FastifyInstance, { id, revision }: Pick<Case['case'], 'id' | 'revision'>, payload: object) {
  const headers = { 'sec-fetch-site': 'same-origin', 'if-match': `"${revision}"` };
  return app.inject({ method: 'POST', url: `/v1/cases/${id}/steps`, payload, headers });
}

type Case = { case: { id: string; number: string; revision: number; unit: { name: string } | null } };

async function complain(about: string, words: string): Promise<Case['case']> {
  const reply = await send(owner, 'POST', '/v1/cases', { kind: 'complaint', source: 'mail', about, words });
  return reply.json<Case>().case;
}

describe('an agent of one unit', () => {
  test('sees, finds and counts the cases of that unit, and no others', async () => {
    const own = await complain('winkel Zeist', 'De zadelpen zakt weg');
    const other = await complain('winkel Utrecht', 'De zadelpen is krom');
    const nobodys = await complain('webshop', 'De zadelpen kwam niet');
    expect([own.unit?.name, other.unit?.name, nobodys.unit]).toEqual(['Zeist', 'Utrecht', null]);
    for (const search of ['', '&search=zadelpen', `&search=${other.number}`]) {
      const seen = (await agent.inject(`/v1/cases?queue=team${search}`)).json();
      expect(seen.data.map(({ id }: { id: string }) => id)).toEqual(search.includes(other.number) ? [] : [own.id]);
      expect(seen.counts.team).toBe(1);
    }
    expect((await agent.inject(`/v1/cases/${other.id}`)).statusCode).toBe(404);
    expect((await owner.inject('/v1/cases?queue=team')).json().counts.team).toBe(3);
    const narrowed = (await owner.inject(`/v1/cases?queue=team&unit=${units['Utrecht']}`)).json();
    expect(narrowed.data.map(({ id }: { id: string }) => id)).toEqual([other.id]);
    const capacity = (await agent.inject('/v1/case-capacity')).json();
    expect(capacity.team.open).toBe(1);
  });

  test('hands a case over with a reason, and sees it no more', async () => {
    const own = await complain('winkel Zeist', 'De lamp brandt niet');
    const over = { what: 'handed_over', unit: units['Utrecht'], reason: '' };
    expect((await step(agent, own, over)).json()).toMatchObject({ code: 'case_reason_missing' });
    const given = await step(agent, own, { ...over, reason: 'De monteur zit daar' });
    expect(given.json()).toMatchObject({ case: { unit: { name: 'Utrecht' }, owner: null }, earlier: [] });
    expect((await agent.inject(`/v1/cases/${own.id}`)).statusCode).toBe(404);
    const events = (await owner.inject(`/v1/cases/${own.id}`)).json().events;
    expect(events.at(-1)).toMatchObject({
      what: 'handed_over',
      detail: { unit: 'Utrecht', reason: 'De monteur zit daar' },
    });
  });

  test('is told nothing of a case of another unit, until it is given to them by name', async () => {
    const other = await complain('winkel Utrecht', 'De bel doet niets');
    const noted = await step(owner, other, { what: 'noted', text: '@Anouk de Wit, kijk je mee?' });
    expect(noted.json()).toMatchObject({ code: 'case_unseen', detail: expect.stringContaining('Anouk de Wit') });
    const task = { what: 'Bel de klant', owner_id: showId('stf', agentId), due_on: null };
    const given = await send(owner, 'POST', `/v1/cases/${other.id}/tasks`, task);
    expect(given.json()).toMatchObject({ code: 'case_unseen' });
    expect((await owner.inject(`/v1/cases/${other.id}`)).json()).toMatchObject({ case: { revision: 1 }, tasks: [] });
    expect((await agent.inject('/v1/notices')).json().data).toEqual([]);
    await step(owner, other, { what: 'assigned', to: showId('stf', agentId) });
    expect((await agent.inject('/v1/notices')).json().data).toMatchObject([{ kind: 'assigned', subject: other.id }]);
    expect((await agent.inject('/v1/cases?queue=mine')).json().data).toMatchObject([{ id: other.id }]);
    expect((await agent.inject(`/v1/cases/${other.id}`)).statusCode).toBe(200);
  });
});

test('a colleague who is named hears of a case of their own unit, and who named them', async () => {
  const own = await complain('winkel Zeist', 'De ketting loopt eraf');
  const noted = await step(owner, own, { what: 'noted', text: '@Anouk de Wit, kijk je mee?' });
  expect(noted.statusCode).toBe(200);
  const { rows } = await database.superuser.query<{ name: string }>('select name from staff where id = $1', [
    workspace.ownerId,
  ]);
  expect((await agent.inject('/v1/notices')).json().data).toMatchObject([
    { kind: 'mentioned', subject: own.id, by: rows[0]?.name },
    { kind: 'assigned', by: rows[0]?.name },
  ]);
});

test('a unit that takes no more cases keeps those that it has', async () => {
  const kept = await complain('winkel Zeist', 'De rem piept');
  const given = await complain('winkel Utrecht', 'De pomp lekt');
  await step(owner, given, { what: 'handed_over', unit: units['Zeist'], reason: 'Daar gekocht' });
  const url = `/v1/units/${units['Zeist']}`;
  const headers = { 'sec-fetch-site': 'same-origin' };
  await owner.inject({ method: 'PATCH', url, headers, payload: { is_retired: true } });
  expect((await complain('winkel Zeist', 'De rem piept nog')).unit).toBeNull();
  expect((await agent.inject(`/v1/cases/${kept.id}`)).json().case.unit).toMatchObject({ name: 'Zeist' });
  const line = (await owner.inject(`/v1/cases/${given.id}`)).json();
  expect(line.events.at(-1)).toMatchObject({ what: 'handed_over', detail: { unit: 'Zeist' } });
  expect(line.units.map(({ name }: { name: string }) => name)).toEqual(['Utrecht']);
  const refused = await send(owner, 'POST', '/v1/units', { name: 'utrecht' });
  expect(refused.json()).toMatchObject({ code: 'unit_name_taken' });
});
