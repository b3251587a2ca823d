import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { createAnswerEndpoint } from '../answer-endpoint.ts';
import { openAnswers } from '../open-answers.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from '../test-survey.ts';

/** Gives each test of a file a company with a survey and two fields of its customers, and two processes that take answers. */
export function useTraits() {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let nodes: readonly string[];
  let aheadMs = 0;
  const closings: (() => Promise<void>)[] = [];

  const listen = async (): Promise<string> => {
    const node = await startNode(makeTestProduct(db, { clock: () => new Date(Date.now() + aheadMs) }));
    closings.push(node.close);
    return node.address;
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

  return {
    scene: () => ({ db, workspace, survey, nodes }),
    /** Lets the clock of the processes run ahead. */
    pass: (ms: number) => {
      aheadMs += ms;
    },
    run,
    attribute,
    customer,
    answers,
    traitsOf,
  };
}

/** A process of its own: it knows no link and no code yet. */
async function startNode(product: Product): Promise<Readonly<{ address: string; close: () => Promise<void> }>> {
  const path = openAnswers(product, { isLimited: false });
  const takes = createAnswerEndpoint(path);
  const server = createServer((request, response) => {
    if (!takes(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.close();
    await path.close();
  };
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
