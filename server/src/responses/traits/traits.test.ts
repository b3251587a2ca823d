import { describe, expect, it } from 'vitest';
import { uuid } from '../../database/uuid.ts';
import { useTraits } from './test-traits.ts';

const { scene, pass, run, attribute, customer, answers, traitsOf } = useTraits();

describe('what a response is told apart by', () => {
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
    await answers(moving, scene().nodes[0], { final: false });
    await run(`update contact set attributes = '{"region": "Zuid"}' where workspace_id = $1 and id = $2`, [
      moving.contactId,
    ]);
    await answers(moving, scene().nodes[1], { answers: { why: 'snel' } });
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
    pass(3_100);
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
      [study, touchpoint, scene().workspace.ownerId],
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
      [study, scene().workspace.ownerId],
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
      [study, scene().survey.id, touchpoint, scene().workspace.ownerId],
    );
    const body = { submission: uuid(), respondent: uuid(), answers: { nps: 9 }, final: true };
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${scene().nodes[0]}/s/${scene().survey.publicToken}/answers`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    expect(reply.status).toBe(201);
    expect(await traitsOf(`key:${body.respondent}`)).toEqual({ study, touchpoint });
  });

  it('is not known when it cannot be coded, and the answer is kept all the same', async () => {
    const invited = await customer({ region: 'Noord' });
    await scene().db.superuser.query('revoke insert on trait from voldaan_app');
    try {
      await answers(invited);
    } finally {
      await scene().db.superuser.query('grant insert on trait to voldaan_app');
    }
    expect(await traitsOf(invited)).toEqual({});
  });
});
