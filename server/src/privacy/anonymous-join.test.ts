import { createHash, randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { alertListeners } from '../alerts/hear-news.ts';
import { answersListener } from '../complaints/hear-answers.ts';
import { caseScreensListeners } from '../complaints/live-cases.ts';
import { textsListener } from '../metrics/words/keep-texts.ts';
import { keysOf } from '../responses/anonymous/anonymity.ts';
import { type Invited, useAnonymousWaves } from '../responses/anonymous/test-anonymous.ts';
import { attackJoins, type Named } from './test-join-attack.ts';

const listeners = [textsListener, answersListener, ...alertListeners, ...caseScreensListeners];
const { scene, ask, answer, keep, pass } = useAnonymousWaves(listeners);

const customers = 20;

/** Everybody invited answers, in an order by lot, each with words of their own: whose response is whose. */
async function everybodyAnswers(invited: readonly Invited[]): Promise<ReadonlyMap<string, string>> {
  const truth = new Map<string, string>();
  for (const [place, person] of inAnyOrder(invited).entries()) {
    await answer(person, place % 11, wordsOf(person));
    pass(0.2);
    await keep();
  }
  for (const { id, answers } of await responses()) {
    const person = invited.find((one) => wordsOf(one) === answers.why);
    if (person !== undefined) truth.set(person.id, id);
  }
  expect(truth.size).toBe(customers);
  return truth;
}

function inAnyOrder<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, lot: randomInt(2 ** 40) }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ item }) => item);
}

/** What only the test can tell apart by. */
function wordsOf({ id }: Invited): string {
  return `Het ging ${createHash('sha256').update(`woorden ${id}`).digest('hex').slice(0, 12)}.`;
}

async function responses(): Promise<readonly { id: string; respondent_key: string; answers: { why: string } }[]> {
  const { db, workspace } = scene();
  const text = 'select id, respondent_key, answers from response where workspace_id = $1';
  return (await db.superuser.query(text, [workspace.id])).rows;
}

async function joins(invited: readonly Invited[], truth: ReadonlyMap<string, string>) {
  const { db, workspace } = scene();
  const { rows } = await db.superuser.query<{
    id: string;
    contact_id: string;
    address_hash: Buffer;
    token_hash: Buffer;
  }>('select id, contact_id, address_hash, token_hash from invitation where workspace_id = $1', [workspace.id]);
  const invitations = rows.map(({ id, contact_id, address_hash, token_hash }): Named => {
    const { email = '', token = '' } = invited.find((one) => one.id === id) ?? {};
    const hashes = [address_hash, token_hash].map((hash) => hash.toString('hex'));
    return { id, names: [id, contact_id, email, token, ...hashes] };
  });
  const given = (await responses()).map(({ id, respondent_key }): Named => ({ id, names: [id, respondent_key] }));
  return attackJoins(db.superuser, { invitations, responses: given }, truth);
}

describe('whoever has the whole database, and not the secret', () => {
  test('joins every answer of a wave with names to its customer: the attack is one', async () => {
    const { invited } = await ask(customers, {});
    const found = await joins(invited, await everybodyAnswers(invited));
    expect(found.filter(({ way }) => way.includes('names both'))).toHaveLength(customers);
    expect(found.some(({ way }) => way.includes('runs as'))).toBe(true);
  });

  test('joins none of an anonymous wave: no row names both, no value is shared, no order runs alike', async () => {
    const { invited } = await ask(customers);
    const truth = await everybodyAnswers(invited);
    expect(await joins(invited, truth)).toEqual([]);
    pass(24 * 40);
    await keep();
    expect(await joins(invited, truth)).toEqual([]);
  });
});

test('whoever has the secret too joins them until the last link has expired, and not afterwards', async () => {
  const { db, product, workspace } = scene();
  const { waveId, invited } = await ask(customers);
  const truth = await everybodyAnswers(invited);
  const findAll = async () => {
    const { rows } = await db.superuser.query('select key from wave_anonymity where wave_id = $1', [waveId]);
    const waveKey: Buffer = rows[0].key ?? Buffer.alloc(32);
    const given = new Map((await responses()).map(({ id, respondent_key }) => [respondent_key, id]));
    const key = product.key('anonymous-answer');
    return invited.filter(({ id }) => given.get(keysOf(key, waveKey, id).respondentKey) === truth.get(id)).length;
  };
  expect(workspace.id).not.toBe('');
  expect(await findAll()).toBe(customers);
  pass(24 * 40);
  await keep();
  expect(await findAll()).toBe(0);
});
