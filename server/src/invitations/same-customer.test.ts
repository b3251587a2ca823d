import { expect, test } from 'vitest';
import { doubleRoutes } from '../contacts/doubles/double-routes.ts';
import { showId } from '../database/public-id.ts';
import { openTestHttp } from '../http/test-http.ts';
import { sendWave } from './send-wave.ts';
import { useTestSending } from './test-sending.ts';

const { scene, address, addresses, start } = useTestSending();
const query = async (text: string, values: readonly unknown[] = []) =>
  (await scene().database.superuser.query(text, [...values])).rows;

const idOf = async (email: string) =>
  showId('con', (await query('select id from contact where email = $1', [email]))[0]?.id ?? '');

/** Staff find that two contacts are one person. */
async function merge(kept: string, merged: string): Promise<void> {
  const { product, workspace } = scene();
  const app = openTestHttp(product, workspace);
  doubleRoutes(app, product);
  const payload = { kept_id: await idOf(kept), merged_id: await idOf(merged) };
  const reply = await app.inject({ method: 'POST', url: '/v1/contact-merges', payload });
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  await app.close();
}

const fates = () =>
  query('select state, reason from invitation where workspace_id = $1 order by state, reason', [scene().workspace.id]);

test('two contacts who turn out to be one before their mails leave get one mail, and not one at each address', async () => {
  const target = await start(addresses(2));
  await merge(address(0), address(1));
  await sendWave(scene().product, target);
  expect(scene().mail.taken).toHaveLength(1);
  expect(await fates()).toMatchObject([{ state: 'sent' }, { reason: 'over_budget' }]);
});

test.each([
  ['wants no questions about it', `unwanted_topics = '{relation}'`, 'topic_unwanted'],
  ['has an open complaint', `complaint_since = now(), open_complaints = 1`, 'complaint_open'],
])('a customer who %s gets no mail at an earlier address of theirs either', async (_who, change, reason) => {
  const target = await start(addresses(2));
  await query(`update contact set ${change} where workspace_id = $1 and email = $2`, [
    scene().workspace.id,
    address(0),
  ]);
  await merge(address(0), address(1));
  await sendWave(scene().product, target);
  expect(scene().mail.taken).toEqual([]);
  expect(await fates()).toMatchObject([{ reason }, { reason }]);
});

test.each([
  ['unsubscribed is not written to at an earlier address of theirs either', 'unsubscribed', []],
  ['has an address that is dead is written to at another', 'bounced', [1]],
])('whoever %s', async (_what, reason, reached) => {
  const target = await start(addresses(2));
  await query(
    `insert into suppression (workspace_id, address_hash, purpose, reason)
     select workspace_id, address_hash, 'all', $3 from contact where workspace_id = $1 and email = $2`,
    [scene().workspace.id, address(0), reason],
  );
  await merge(address(0), address(1));
  await sendWave(scene().product, target);
  expect(scene().mail.taken.map(({ to }) => to)).toEqual(reached.map(address));
});

/** Staff put an address right. */
async function correct(from: string, to: string): Promise<void> {
  await query(
    `update contact set email = $3, email_key = $3, address_hash = sha256(convert_to($3, 'utf8'))
     where workspace_id = $1 and email = $2`,
    [scene().workspace.id, from, to],
  );
}

test('a mail that waited goes to the address that was put right meanwhile, and none to the wrong one', async () => {
  const target = await start(addresses(2));
  await correct(address(0), address(7));
  await sendWave(scene().product, target);
  expect(
    scene()
      .mail.taken.map(({ to }) => to)
      .toSorted(),
  ).toEqual([address(1), address(7)]);
  const domains = await query('select email, receiving_domain from invitation where workspace_id = $1 and email = $2', [
    scene().workspace.id,
    address(7),
  ]);
  expect(domains).toMatchObject([{ receiving_domain: address(7).slice(address(7).indexOf('@') + 1) }]);
});

test('two contacts who turn out to be one, whose address was put right, get one mail there', async () => {
  const target = await start(addresses(2));
  await merge(address(0), address(1));
  await correct(address(0), address(7));
  await sendWave(scene().product, target);
  expect(scene().mail.taken.map(({ to }) => to)).toEqual([address(7)]);
  expect(await fates()).toMatchObject([{ state: 'sent' }, { reason: 'over_budget' }]);
});

test('nobody is written to at the right address who asked there not to be', async () => {
  const target = await start(addresses(1));
  await correct(address(0), address(7));
  await query(
    `insert into suppression (workspace_id, address_hash, purpose, reason)
     select workspace_id, address_hash, 'all', 'unsubscribed' from contact where workspace_id = $1`,
    [scene().workspace.id],
  );
  await sendWave(scene().product, target);
  expect(scene().mail.taken).toEqual([]);
  expect(await fates()).toMatchObject([{ state: 'suppressed' }]);
});
