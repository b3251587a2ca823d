import type { StudyKind } from '@voldaan/domain/studies/schedule/study';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import type { FastifyInstance } from 'fastify';
import { hashAddress } from '../contacts/address-hash.ts';
import { readId, showId } from '../database/public-id.ts';
import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import type { Study } from '../studies/schema.ts';
import { openPart } from './open-part.ts';
import { testLetter } from './test-wave.ts';

type StudyWish = Readonly<{ kind: StudyKind; surveyId: string; plan?: Partial<StudyDraft> }>;

/** Makes a study over the API that lacks nothing, with these parts of its plan. */
export async function makeTestStudy(app: FastifyInstance, { kind, surveyId, plan }: StudyWish): Promise<Study> {
  const made = await app.inject({ method: 'POST', url: '/v1/studies', payload: { name: `Onderzoek ${kind}`, kind } });
  const draft = made.json<Study>();
  const whole: StudyDraft = {
    ...draft.plan,
    purpose: 'Besluiten of de nieuwe tassen blijven',
    norm: { metric: 'nps', value: 30 },
    legalBasis: 'service',
    letter: testLetter,
    reminderLetter: testLetter,
    // Each asks by itself, unless the test is about a mail that is shared.
    mayMerge: false,
    ...plan,
  };
  const saved = await app.inject({
    method: 'PUT',
    url: `/v1/studies/${draft.id}`,
    headers: { 'if-match': `"${draft.revision}"` },
    payload: { name: draft.name, plan: whole, survey_id: surveyId, touchpoint_id: null },
  });
  if (saved.statusCode !== 200) throw new Error(saved.body);
  return saved.json<Study>();
}

export async function startTestStudy(app: FastifyInstance, wish: StudyWish): Promise<Study> {
  const { id } = await makeTestStudy(app, wish);
  const started = await app.inject({ method: 'POST', url: `/v1/studies/${id}/start` });
  if (started.statusCode !== 200) throw new Error(started.body);
  return started.json<Study>();
}

export type TestCustomer = Readonly<{ id: string; shown: string; email: string }>;

/** Customers with anything that a contact has, by column. */
export async function addTestCustomers(
  { database, product, workspace }: Readonly<{ database: TestDatabase; product: Product; workspace: TestWorkspace }>,
  customers: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly TestCustomer[]> {
  const key = product.key('address-hash');
  return Promise.all(
    customers.map(async (customer) => {
      const id = uuid();
      const email = String(customer['email'] ?? `${id}@klant.example`);
      const row = { email, email_key: email, address_hash: hashAddress(key, workspace.id, email), ...customer };
      const names = Object.keys(row);
      await database.superuser.query(
        `insert into contact (workspace_id, id, ${names.join(', ')})
         values ($1, $2, ${names.map((_, place) => `$${place + 3}`).join(', ')})`,
        [workspace.id, id, ...Object.values(row)],
      );
      return { id, shown: showId('con', id), email };
    }),
  );
}

/** Opens all lists of a study's waves that are due, as its senders would. Gives how many invitations came of it. */
export async function openAllParts(product: Product, workspace: TestWorkspace, study: Study): Promise<number> {
  let planned = 0;
  for (const wave of study.waves) {
    for (;;) {
      const waveId = readId('wav', wave.id) ?? '';
      const part = await inWorkspace(product.databases.app, workspace.id, (db) => openPart(product, db, waveId));
      if (part === undefined) break;
      planned += part.planned;
    }
  }
  return planned;
}
