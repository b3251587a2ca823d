import { defaultBudgetRules } from '@voldaan/domain/studies/budget-rules';
import { defaultSendHours } from '@voldaan/domain/studies/quiet-hours';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';
import { openAnswers } from './open-answers.ts';
import { type Customer, makeCustomer } from './test-customer.ts';
import { newInvitation, newSurvey } from './test-survey.ts';

const now = new Date();
let db: TestDatabase;
let app: FastifyInstance;
let customer: Customer;

beforeAll(async () => {
  db = await createTestDatabase();
  const product = makeTestProduct(db, { clock: () => now });
  const answers = openAnswers(product, { isLimited: false });
  app = await buildApp(product, { answers, requestsPerMinute: 1_000_000 });
  customer = makeCustomer(app);
});

afterAll(async () => {
  await app.close();
  await db.drop();
});

test('stamps thanks with the day that it is where the company is at home', async () => {
  const dayIn = (timeZone: string) => new Intl.DateTimeFormat('nl', { day: 'numeric', timeZone }).format(now);
  const far = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].find((zone) => dayIn(zone) !== dayIn('Europe/Amsterdam'));
  const other = await db.newWorkspace('Over de datumgrens');
  await db.superuser.query(`insert into contact_rules (workspace_id, budget, send_hours) values ($1, $2, $3)`, [
    other.id,
    JSON.stringify(defaultBudgetRules),
    JSON.stringify({ zone: far, country: 'NL', ...defaultSendHours }),
  ]);
  const asked = await newInvitation(db.superuser, other, await newSurvey(db.superuser, other));
  const page = await customer.open(`/a/${asked.token}/9`);
  const thanks = await customer.press(await customer.press(page, { nps: '9', why: '' }), { may_contact: 'no' });
  expect(/Ontvangen<small>(\d+)/.exec(thanks.html)?.[1]).toBe(dayIn(far ?? ''));
});
