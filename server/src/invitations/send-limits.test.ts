import { describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { openTransport } from '../mail/transport.ts';
import { sendWave } from './send-wave.ts';
import { useTestSending } from './test-sending.ts';
import { countStates, type StartedWave } from './test-wave.ts';

const { scene, address, addresses, start, show } = useTestSending();
const query = async (text: string, values: readonly unknown[] = []) =>
  (await scene().database.superuser.query(text, [...values])).rows;

/** A second wave to the same people, as a planner that knew nothing of the first would have made it. */
async function doubleWave({ waveId }: StartedWave): Promise<StartedWave['waveId']> {
  const [made] = await query(
    `with made as (
       insert into wave select (jsonb_populate_record(wave, jsonb_build_object('id', gen_random_uuid(),
         'idempotency_key', gen_random_uuid()::text))).* from wave where id = $1 returning workspace_id, id
     ), doubled as (
       insert into invitation select (jsonb_populate_record(invitation, jsonb_build_object('id', gen_random_uuid(),
         'wave_id', made.id, 'token_hash', '\\x' || encode(sha256(gen_random_uuid()::text::bytea), 'hex')))).*
       from invitation, made where invitation.wave_id = $1 returning 1
     ) select id from made`,
    [waveId],
  );
  return made.id;
}

const decisions = () =>
  query(
    `select stage, decision, reasons -> 0 ->> 'code' as code from contact_decision where workspace_id = $1 order by id`,
    [scene().workspace.id],
  );

describe('two waves that want the same customers', () => {
  test('reach each of them once, whoever comes first, and say why the other did not', async () => {
    const first = await start(addresses(40));
    const secondId = await doubleWave(first);
    const target = { workspaceId: scene().workspace.id };
    await Promise.all([
      sendWave(scene().product, { ...target, waveId: first.waveId }),
      sendWave(scene().product, { ...target, waveId: secondId }),
      sendWave(scene().product, { ...target, waveId: secondId }),
    ]);
    expect(scene().mail.taken).toHaveLength(40);
    expect(new Set(scene().mail.taken.map(({ to }) => to)).size).toBe(40);
    const [counts] = await query(
      `select count(*) filter (where state = 'sent') as sent, count(*) filter (where reason = 'over_budget') as over
       from invitation where workspace_id = $1`,
      [scene().workspace.id],
    );
    expect(counts).toEqual({ sent: 40, over: 40 });
    const told = await decisions();
    expect(told).toHaveLength(40);
    expect(told[0]).toMatchObject({ decision: expect.stringMatching(/defer|withhold/) });
  });

  test('are parted at the very last moment too', async () => {
    const first = await start(addresses(1));
    const secondId = await doubleWave(first);
    let isDone = false;
    await sendWave(scene().product, first, {
      at: async (point) => {
        if (point !== 'claimed' || isDone) return;
        isDone = true;
        await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId: secondId });
      },
    });
    expect(scene().mail.taken).toHaveLength(1);
    expect(await decisions()).toMatchObject([
      { stage: 'hand_over', code: expect.stringMatching(/cap_reached|expires/) },
    ]);
  });
});

test.each([
  ['claim', true],
  ['hand_over', false],
])('who complains is not asked, however late it is known (%s)', async (stage, isEarly) => {
  const { wave, ...target } = await start(addresses(2));
  const complain = () =>
    query(`update contact set open_complaints = 1, complaint_since = now() where workspace_id = $1 and email = $2`, [
      scene().workspace.id,
      address(0),
    ]);
  if (isEarly) await complain();
  let isDone = isEarly;
  await sendWave(scene().product, target, {
    at: async (point) => {
      if (point !== 'claimed' || isDone) return;
      isDone = true;
      await complain();
    },
  });
  expect(scene().mail.taken.map(({ to }) => to)).toEqual([address(1)]);
  expect((await show(wave)).counts).toMatchObject({ sent: 1, suppressed: 1 });
  expect(await decisions()).toEqual([{ stage, decision: 'withhold', code: 'open_complaint' }]);
});

describe('a receiver', () => {
  test('that is new gets forty mails at once, and the others a little later', async () => {
    const { waveId } = await start(Array.from({ length: 60 }, (_, n) => `klant${n}@een.example`));
    await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId });
    expect(scene().mail.taken.length).toBeGreaterThanOrEqual(40);
    expect(scene().mail.taken.length).toBeLessThan(50);
    await query(`update sending_pace set counted_at = now() - interval '1 minute' where workspace_id = $1`, [
      scene().workspace.id,
    ]);
    await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId });
    expect(scene().mail.taken).toHaveLength(60);
  });

  test('that says it is too much is left alone for a minute and gets half from then on; others get theirs', async () => {
    scene().onMail = ({ to }) => (to.includes('@druk.') ? { refuse: 421, words: '4.7.0 too many' } : 'take');
    const { waveId } = await start([
      ...Array.from({ length: 20 }, (_, n) => `klant${n}@druk.example`),
      ...addresses(5),
    ]);
    await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId });
    expect(scene().mail.taken).toHaveLength(5);
    const [pace] = await query(
      `select per_minute, connections, resting_until > now() as is_resting, notice from sending_pace
       where workspace_id = $1 and receiving_domain like 'druk.%'`,
      [scene().workspace.id],
    );
    expect(pace).toEqual({ per_minute: 30, connections: 1, is_resting: true, notice: 'too_much' });
    await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId });
    expect(await countStates(scene().database, waveId)).toEqual({ planned: 20, sent: 5 });
  });
});

describe('addresses that are refused for good', () => {
  test('are written to no more when nobody is there, and once more when the mailbox is full', async () => {
    scene().onMail = ({ to }) => {
      if (to === address(0)) return { refuse: 550, words: '5.1.1 no such user' };
      return to === address(1) ? { refuse: 552, words: '5.2.2 mailbox full' } : { refuse: 550, words: '5.7.1 not you' };
    };
    const { waveId } = await start(addresses(3));
    await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId });
    const rows = await query(
      `select email, state, bounce_kind, exists (select from suppression s where s.workspace_id = i.workspace_id
         and s.address_hash = i.address_hash) as is_suppressed from invitation i where wave_id = $1 order by email`,
      [waveId],
    );
    expect(rows).toEqual([
      { email: address(0), state: 'failed', bounce_kind: 'hard', is_suppressed: true },
      { email: address(1), state: 'planned', bounce_kind: null, is_suppressed: false },
      { email: address(2), state: 'failed', bounce_kind: 'policy', is_suppressed: false },
    ]);
  });

  test('rest only until their rest is over, also before the night has taken it away', async () => {
    const { wave, ...target } = await start(addresses(2));
    const rest = (n: number, until: string) =>
      query(
        `insert into suppression (workspace_id, address_hash, purpose, reason, until)
         select workspace_id, address_hash, 'all', 'bounced', now() + $3::interval from invitation
         where wave_id = $1 and email = $2`,
        [target.waveId, address(n), until],
      );
    await rest(0, '-1 minute');
    await rest(1, '1 day');
    await sendWave(scene().product, target);
    expect(scene().mail.taken.map(({ to }) => to)).toEqual([address(0)]);
    expect((await show(wave)).counts).toMatchObject({ sent: 1, suppressed: 1 });
    const url = `/v1/surveys/${scene().survey}/recipients`;
    const recipients = await scene().app.inject({ method: 'POST', url, payload: { who: 'all' } });
    expect(recipients.json()).toMatchObject({
      count: 0,
      withheld: [
        { reason: 'suppressed', count: 1 },
        { reason: 'invited_recently', count: 1 },
      ],
    });
  });

  test('pause a wave when they are one in twenty, until a person goes on', { timeout: 60_000 }, async () => {
    scene().onMail = ({ to }) =>
      Number(/\d+/.exec(to)?.[0]) % 10 === 0 ? { refuse: 550, words: '5.1.1 nobody' } : 'take';
    const { wave, ...target } = await start(addresses(400));
    for (let round = 0; round < 4 && (await show(wave)).state === 'sending'; round += 1)
      await sendWave(scene().product, target);
    expect(await show(wave)).toMatchObject({ state: 'paused', notice: 'wave_paused_bounces' });
    scene().onMail = () => 'take';
    await scene().app.inject({ method: 'POST', url: `/v1/waves/${wave.id}/resumptions`, payload: {} });
    for (let round = 0; round < 4 && (await show(wave)).state === 'sending'; round += 1)
      await sendWave(scene().product, target);
    expect((await show(wave)).state).toBe('done');
  });
});

test('a wave that customers called spam while it rested sends nothing more until a person goes on', async () => {
  const { wave, ...target } = await start(addresses(250));
  await query(
    `with gone as (select id, row_number() over (order by id) as place from invitation where wave_id = $1 limit 240)
     update invitation set state = 'sent', handed_at = now(), settled_at = now(),
       reported_at = case when gone.place = 1 then now() end
     from gone where invitation.id = gone.id`,
    [target.waveId],
  );
  await query(`update wave set drained_at = now() - interval '1 hour' where id = $1`, [target.waveId]);
  await sendWave(scene().product, target);
  expect(scene().mail.taken).toHaveLength(0);
  expect(await show(wave)).toMatchObject({ state: 'paused', notice: 'wave_paused_reports' });
  await scene().app.inject({ method: 'POST', url: `/v1/waves/${wave.id}/resumptions`, payload: {} });
  await sendWave(scene().product, target);
  expect(scene().mail.taken).toHaveLength(10);
});

test('a mail in doubt is settled by who found out what became of it, once, and is not sent again', async () => {
  scene().onMail = () => 'hang up';
  const { wave, ...target } = await start(addresses(1));
  await sendWave(scene().product, target);
  const [row] = await query(`select id, state from invitation where wave_id = $1`, [target.waveId]);
  expect(row.state).toBe('unknown');
  const settle = (outcome: string) =>
    scene().app.inject({
      method: 'POST',
      url: `/v1/invitations/${showId('ivt', row.id)}/settle`,
      payload: { outcome },
    });
  expect((await settle('sent')).json()).toMatchObject({ state: 'sent', reason: 'settled_by_hand' });
  expect((await settle('failed')).json()).toMatchObject({ code: 'invitation_settled' });
  await sendWave(scene().product, target);
  expect(scene().mail.taken).toHaveLength(1);
  expect((await show(wave)).counts).toMatchObject({ sent: 1, unknown: 0 });
});

describe('a reminder', () => {
  const links = () => scene().mail.taken.map(({ raw }) => /\/a\/([\w-]+)/.exec(raw.replaceAll('=\r\n', ''))?.[1]);
  const remind = async (waveId: string) => {
    await query(
      `insert into invitation select (jsonb_populate_record(invitation, jsonb_build_object('id', gen_random_uuid(),
         'kind', 'reminder', 'reminder_of', id, 'state', 'planned', 'attempts', 0, 'due_at', now(),
         'token_hash', '\\x' || encode(sha256(gen_random_uuid()::text::bytea), 'hex')))).* from invitation where wave_id = $1`,
      [waveId],
    );
    await query(`update wave set state = 'sending' where id = $1`, [waveId]);
    await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId });
  };

  test('leads where its invitation led, and is the only one', async () => {
    const target = await start(addresses(1));
    await sendWave(scene().product, target);
    await remind(target.waveId);
    expect(scene().mail.taken).toHaveLength(2);
    expect(new Set(links()).size).toBe(1);
    expect(links()[0]).toMatch(/^\w/);
  });

  test('does not go to who has answered meanwhile', async () => {
    const target = await start(addresses(1));
    await sendWave(scene().product, target);
    await query(`update invitation set answered_at = now() where wave_id = $1`, [target.waveId]);
    await remind(target.waveId);
    expect(scene().mail.taken).toHaveLength(1);
    expect(await decisions()).toEqual([{ stage: 'claim', decision: 'withhold', code: 'already_answered' }]);
  });
});

test('a sender that is asked to stop finishes what it has in hand, and gives back the rest', async () => {
  const stopping = new AbortController();
  scene().onMail = () => {
    stopping.abort();
    return 'take';
  };
  const { waveId } = await start(addresses(120));
  await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId }, { signal: stopping.signal });
  const counts = await countStates(scene().database, waveId);
  expect(Object.keys(counts).sort()).toEqual(['planned', 'sent']);
  expect(counts['sent']).toBe(scene().mail.taken.length);
  expect(scene().mail.taken.length).toBeLessThan(120);
});

test('a mail that cannot be written fails by itself, and the others go', async () => {
  const { waveId } = await start(addresses(5));
  const open: typeof openTransport = (...given) => {
    const transport = openTransport(...given);
    const prepare: typeof transport.prepare = (message) =>
      message.to === address(2) ? Promise.reject(new Error('no such script')) : transport.prepare(message);
    return { ...transport, prepare };
  };
  await sendWave(scene().product, { workspaceId: scene().workspace.id, waveId }, { open });
  expect(await countStates(scene().database, waveId)).toEqual({ failed: 1, sent: 4 });
  expect(await query(`select email, reason from invitation where wave_id = $1 and state = 'failed'`, [waveId])).toEqual(
    [{ email: address(2), reason: 'mail_unwritable' }],
  );
});
