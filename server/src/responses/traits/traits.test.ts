import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { makeTestProduct } from '../../test-product.ts';
import { createAnswerEndpoint } from '../answer-endpoint.ts';
import { openAnswers } from '../open-answers.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from '../test-survey.ts';
import { learnTraits } from './learn-traits.ts';

describe('what a response is told apart by', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let nodes: readonly string[];
  let aheadMs = 0;
  const closings: (() => Promise<void>)[] = [];

  /** A process of its own: it knows no link and no code yet. */
  const listen = async (): Promise<string> => {
    const path = openAnswers(makeTestProduct(db, { clock: () => new Date(Date.now() + aheadMs) }), {
      isLimited: false,
    });
    const takes = createAnswerEndpoint(path);
    const server = createServer((request, response) => {
      if (!takes(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closings.push(async () => {
      server.close();
      await path.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  beforeAll(async () => {
    db = await createTestDatabase();
    nodes = [await listen(), await listen()];
  });

  afterAll(async () => {
    for (const close of closings) await close();
    await db.drop();
  });

  beforeEach(async () => {
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    await attribute('region', 'choice');
    await attribute('since', 'date');
  });

  const run = (text: string, values: readonly unknown[] = []) =>
    db.superuser.query(text, [workspace.id, ...values]).then(({ rows }) => rows);
  const attribute = (key: string, kind: string) =>
    run(`insert into contact_attribute (workspace_id, key, name, kind) values ($1, $2, $2, $3)`, [key, kind]);

  const customer = async (attributes: object): Promise<TestInvitation> => {
    const invitation = await newInvitation(db.superuser, workspace, survey);
    await run('update contact set attributes = $3 where workspace_id = $1 and id = $2', [
      invitation.contactId,
      attributes,
    ]);
    return invitation;
  };

  const answers = async ({ token }: TestInvitation, node = nodes[0], more: object = {}): Promise<void> => {
    const reply = await fetch(`${node}/a/${token}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ submission: uuid(), answers: { nps: 9 }, final: true, ...more }),
    });
    expect(reply.status).toBe(201);
  };

  /** The traits of the response to an invitation, or of whoever, in words. */
  const traitsOf = async (who: TestInvitation | string): Promise<Record<string, string>> => {
    const rows = await run(
      `select trait.source || case when trait.key = '' then '' else ':' || trait.key end as name, trait_value.value
       from response join score_row on score_row.response_id = response.id
       join trait on trait.workspace_id = $1
       join trait_value on trait_value.workspace_id = $1 and trait_value.slot = trait.slot
         and trait_value.code = (to_jsonb(score_row) ->> ('a' || trait.slot))::integer
       where response.respondent_key = $2`,
      [typeof who === 'string' ? who : `inv:${who.id}`],
    );
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  };

  it('stays as it was when a customer moves from Noord to Zuid after answering', async () => {
    const [moving, staying] = [await customer({ region: 'Noord' }), await customer({ region: 'Noord' })];
    await answers(moving);
    await run(`update contact set attributes = '{"region": "Zuid"}' where workspace_id = $1 and id = $2`, [
      moving.contactId,
    ]);
    await answers(staying);
    expect(await traitsOf(moving)).toEqual({ lifecycle: 'customer', 'attribute:region': 'Noord' });
    expect(await traitsOf(staying)).toEqual({ lifecycle: 'customer', 'attribute:region': 'Noord' });
  });

  it('is what the customer was on the first page, whatever changes before the last', async () => {
    const moving = await customer({ region: 'Noord' });
    await answers(moving, nodes[0], { final: false });
    await run(`update contact set attributes = '{"region": "Zuid"}' where workspace_id = $1 and id = $2`, [
      moving.contactId,
    ]);
    await answers(moving, nodes[1], { answers: { why: 'snel' } });
    expect(await traitsOf(moving)).toMatchObject({ 'attribute:region': 'Noord' });
  });

  it('holds numbers, yes and no, and words, but no date, nothing unknown and no field that nobody declared', async () => {
    await attribute('bikes', 'number');
    await attribute('plan', 'yes_no');
    await attribute('street', 'text');
    const known = {
      region: '',
      bikes: 2,
      plan: false,
      street: ` ${'é'.repeat(500)}`,
      since: '2026-01-01',
      hidden: 'x',
    };
    const invited = await customer(known);
    await answers(invited);
    expect(await traitsOf(invited)).toEqual({
      lifecycle: 'customer',
      'attribute:bikes': '2',
      'attribute:plan': 'false',
      'attribute:street': 'é'.repeat(200),
    });
  });

  it('knows a field that was made a moment ago', async () => {
    await answers(await customer({ region: 'Noord' }));
    await attribute('bicycle', 'text');
    aheadMs += 3_100;
    const invited = await customer({ bicycle: 'bakfiets' });
    await answers(invited);
    expect(await traitsOf(invited)).toMatchObject({ 'attribute:bicycle': 'bakfiets' });
  });

  it('tells of the firm, the country, the study, its moment, and the order that was asked about', async () => {
    const invited = await customer({ region: 'Noord' });
    const [organisation, touchpoint, study, event] = [uuid(), uuid(), uuid(), uuid()];
    await run(`insert into organisation (workspace_id, id, name) values ($1, $2, 'Bakkerij')`, [organisation]);
    await run(
      `insert into touchpoint (workspace_id, id, name, phase, is_direct, is_material, position)
       values ($1, $2, 'Levering', 'during', true, true, 1)`,
      [touchpoint],
    );
    await run(
      `insert into study (workspace_id, id, name, kind, plan, touchpoint_id, seed, created_by)
       values ($1, $2, 'Na levering', 'moment', '{}', $3, 's', $4)`,
      [study, touchpoint, workspace.ownerId],
    );
    await run(
      `insert into customer_event (workspace_id, id, contact_id, kind, external_id, occurred_at, told_hash, properties)
       values ($1, $2, $3, 'order_delivered', '5', now(), '', '{"product": "bakfiets", "staff": "Ada", "order_id": "5", "lines": [1]}')`,
      [event, invited.contactId],
    );
    await run(`update contact set organisation_id = $3, country = 'NL' where workspace_id = $1 and id = $2`, [
      invited.contactId,
      organisation,
    ]);
    await run('update invitation set study_id = $3, occasion = $4 where workspace_id = $1 and id = $2', [
      invited.id,
      study,
      event,
    ]);
    await answers(invited);
    const asked = { study, touchpoint };
    expect(await traitsOf(invited)).toEqual({
      ...asked,
      organisation,
      lifecycle: 'customer',
      country: 'NL',
      'attribute:region': 'Noord',
      'event:product': 'bakfiets',
      'event:staff': 'Ada',
    });
  });

  it('is of an anonymous study nothing of the customer', async () => {
    const invited = await customer({ region: 'Noord' });
    const study = uuid();
    await run(
      `insert into study (workspace_id, id, name, kind, plan, seed, created_by)
       values ($1, $2, 'Zonder naam', 'anonymous', '{}', 's', $3)`,
      [study, workspace.ownerId],
    );
    await run('update invitation set study_id = $3 where workspace_id = $1 and id = $2', [invited.id, study]);
    await answers(invited);
    expect(await traitsOf(invited)).toEqual({ study });
  });

  it('is of an answer at the counter the moment that the open study is about', async () => {
    const [study, touchpoint] = [uuid(), uuid()];
    await run(
      `insert into touchpoint (workspace_id, id, name, phase, is_direct, is_material, position)
       values ($1, $2, 'Balie', 'during', true, true, 1)`,
      [touchpoint],
    );
    await run(
      `insert into study (workspace_id, id, name, kind, state, plan, survey_id, touchpoint_id, seed, created_by)
       values ($1, $2, 'Aan de balie', 'anonymous', 'running', '{}', $3, $4, 's', $5)`,
      [study, survey.id, touchpoint, workspace.ownerId],
    );
    const body = { submission: uuid(), respondent: uuid(), answers: { nps: 9 }, final: true };
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${nodes[0]}/s/${survey.publicToken}/answers`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(reply.status).toBe(201);
    expect(await traitsOf(`key:${body.respondent}`)).toEqual({ study, touchpoint });
  });

  it('gets one code of a value that two processes meet at the same moment', async () => {
    const places = Array.from({ length: 12 }, (_, place) => `plaats ${place % 6}`);
    const invited = await Promise.all(places.map((region) => customer({ region })));
    await Promise.all(invited.map((one, place) => answers(one, nodes[place % 2])));
    for (const [place, one] of invited.entries()) {
      expect(await traitsOf(one)).toMatchObject({ 'attribute:region': places[place] });
    }
    const values = await run(
      `select count(*)::integer as all, count(distinct value)::integer as apart from trait_value
       where workspace_id = $1 and value like 'plaats %'`,
    );
    expect(values).toEqual([{ all: 6, apart: 6 }]);
  });

  it('has a code of its own for each of the values that six processes give out at once', async () => {
    const given = (place: number) => ({ source: 'attribute', key: 'region', value: `wijk ${place}` }) as const;
    const learnt = await Promise.all(
      Array.from({ length: 6 }, (_, node) =>
        inWorkspace(db.databases.app, workspace.id, (trx) =>
          learnTraits(trx, [given(node), given(node + 1), given(9)]),
        ),
      ),
    );
    for (const [node, { values }] of learnt.entries()) {
      expect(values.map(({ value }) => value)).toEqual(
        expect.arrayContaining([`wijk ${node}`, `wijk ${node + 1}`, 'wijk 9']),
      );
    }
    const codes = await run(
      'select count(*)::integer as values, max(code) as highest from trait_value where workspace_id = $1',
    );
    expect(codes).toEqual([{ values: 8, highest: 8 }]);
  });

  it('is "other" beyond the thousandth value', async () => {
    const given = Array.from(
      { length: 1_002 },
      (_, place) => ({ source: 'attribute', key: 'region', value: `plaats ${place}` }) as const,
    );
    await inWorkspace(db.databases.app, workspace.id, (trx) => learnTraits(trx, given));
    const [known, late, later] = [
      await customer({ region: 'plaats 999' }),
      await customer({ region: 'plaats 1001' }),
      await customer({ region: '~other' }),
    ];
    for (const one of [known, late, later]) await answers(one);
    expect(await traitsOf(known)).toMatchObject({ 'attribute:region': 'plaats 999' });
    expect(await traitsOf(late)).toMatchObject({ 'attribute:region': '~other' });
    expect(await traitsOf(later)).toMatchObject({ 'attribute:region': '~other' });
  });

  it('has sixteen places, of which the moment and the study keep theirs, and one of a field that is gone is given away', async () => {
    const fields = Array.from({ length: 16 }, (_, place) => `veld_${place}`);
    for (const key of fields) await attribute(key, 'text');
    const given = fields.map((key) => ({ source: 'attribute', key, value: 'x' }) as const);
    const learn = (traits: typeof given) =>
      inWorkspace(db.databases.app, workspace.id, (trx) => learnTraits(trx, traits)).then(({ traits: all }) => all);
    expect(await learn(given)).toHaveLength(14);
    await run(`delete from contact_attribute where workspace_id = $1 and key in ('veld_3', 'veld_4')`);
    await run(
      `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
         is_complete, language, channel, a4)
       values ($1, '2026-11-01', $2, $2, $2, '2026-11-01', 'h', false, true, 'n', 'm', 1)`,
      [uuid()],
    );
    const all = await learn(given.slice(14));
    expect(
      all.find(({ key }) => key === 'veld_14'),
      'the place of a field that no response knows',
    ).toMatchObject({
      slot: 3,
    });
    expect(
      all.find(({ key }) => key === 'veld_4'),
      'of this one a response is left',
    ).toMatchObject({ slot: 4 });
    expect(all.find(({ key }) => key === 'veld_15')).toBeUndefined();
  });

  it('is not known when it cannot be coded, and the answer is kept all the same', async () => {
    const invited = await customer({ region: 'Noord' });
    await db.superuser.query('revoke insert on trait from voldaan_app');
    try {
      await answers(invited);
    } finally {
      await db.superuser.query('grant insert on trait to voldaan_app');
    }
    expect(await traitsOf(invited)).toEqual({});
  });
});
