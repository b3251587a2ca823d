import { setTimeout as delay } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { keepHouseJob } from '../jobs/keep-house.ts';
import { startTestMailServer } from '../mail/test-mail-server.ts';
import { claimInvitations } from './claim-invitations.ts';
import { forgetAddresses } from './forget-addresses.ts';
import { handOver } from './hand-over.ts';
import { type SendPoint, sendWave } from './send-wave.ts';
import { settleHanded } from './settle-store.ts';
import { sweepSending } from './sweep-sending.ts';
import { silentWaves } from './sweep-views.ts';
import { killedAt, useTestSending } from './test-sending.ts';
import { countStates, passLeases, setMailServer } from './test-wave.ts';

const { scene, address, addresses, start, show, mostToOne } = useTestSending();
const moment = () => ({ now: scene().product.clock(), isDelivered: true });

describe('a wave', () => {
  test('reaches everybody once, with what mail providers ask for', async () => {
    const { wave, ...target } = await start(addresses(60));
    await sendWave(scene().product, target);
    expect(scene().mail.taken).toHaveLength(60);
    expect(mostToOne()).toBe(1);
    expect(await show(wave)).toMatchObject({ state: 'done', counts: { sent: 60, kept: 0 } });
    const read = await PostalMime.parse(scene().mail.taken[0]?.raw ?? '');
    const header = (name: string) => read.headers.find(({ key }) => key === name)?.value;
    const link = /<(http:\/\/localhost:4080\/u\/[\w-]+)>/.exec(header('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(link).toContain(`/u/${scene().workspace.code}`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(read.from).toEqual({ name: 'Sanne de Vries', address: 'vragen@devries.example' });
    expect(read.replyTo).toMatchObject([{ address: 'sanne@devries.example' }]);
    expect(read.html).toContain(link);
    expect(read.text).toContain(link);
    expect(new Set(scene().mail.taken.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])).size).toBe(60);
  });

  test('says of a customer what the page that opens says of them', async () => {
    await scene().database.superuser.query(
      `insert into contact_attribute (workspace_id, key, name, kind) values ($1, 'fiets', 'Fiets', 'text')`,
      [scene().workspace.id],
    );
    const { draft, revision } = (await scene().app.inject(`/v1/surveys/${scene().survey}`)).json();
    const title = { ...draft.slip.title, nl: 'Klant {contact.external_id|?}, {contact.language|?}, {contact.fiets|?}' };
    const payload = { draft: { ...draft, slip: { ...draft.slip, title } } };
    const headers = { 'if-match': `"${revision}"` };
    await scene().app.inject({ method: 'PUT', url: `/v1/surveys/${scene().survey}/draft`, headers, payload });
    await scene().app.inject({ method: 'POST', url: `/v1/surveys/${scene().survey}/versions` });
    const target = await start(addresses(1));
    await scene().database.superuser.query(
      `update contact set external_id = 'K-7', language = 'nl', attributes = '{"fiets": "bakfiets"}' where workspace_id = $1`,
      [scene().workspace.id],
    );
    await sendWave(scene().product, target);
    expect((await PostalMime.parse(scene().mail.taken[0]?.raw ?? '')).html).toContain('Klant K-7, nl, bakfiets');
  });

  test('writes to nobody who was taken out of the contacts before the mail left', async () => {
    const { wave, ...target } = await start(addresses(3));
    const remove = (n: number) =>
      scene().database.superuser.query('delete from contact where workspace_id = $1 and email like $2', [
        scene().workspace.id,
        `klant${n}@%`,
      ]);
    await remove(0);
    // One more goes when its mail is claimed, and not a byte of it has left.
    const at = async (point: SendPoint) => {
      if (point === 'claimed') await remove(1);
    };
    await sendWave(scene().product, target, { at });
    expect(scene().mail.taken.map(({ to }) => to)).toEqual([address(2)]);
    expect((await show(wave)).counts).toMatchObject({ sent: 1, cancelled: 2 });
  });

  test('lets a contact be removed while its mail is being kept: the removal waits, and neither fails', async () => {
    const target = await start(addresses(1));
    const { claimed } = await inWorkspace(scene().product.databases.app, scene().workspace.id, (db) =>
      claimInvitations(db, { waveId: target.waveId, limit: 1, ...moment() }),
    );
    const [mine] = claimed;
    if (mine === undefined) throw new Error('nothing was claimed');
    const removal = { isDone: Promise.resolve<unknown>(undefined) };
    await inWorkspace(scene().product.databases.app, scene().workspace.id, async (db) => {
      expect(await handOver(db, [mine], moment())).toMatchObject([{ state: 'handed' }]);
      removal.isDone = scene().database.superuser.query('delete from contact where workspace_id = $1', [
        scene().workspace.id,
      ]);
      await delay(200);
      const settled = await settleHanded(db, [{ claim: mine, settlement: { state: 'sent', reason: 'outbox' } }]);
      expect([...settled]).toEqual([mine.id]);
    });
    await removal.isDone;
    expect((await show(target.wave)).counts).toMatchObject({ sent: 1 });
  });

  test('forgets at night the address of whoever is no contact any more, and what became of the mail stays', async () => {
    const { wave, ...target } = await start(addresses(2));
    await sendWave(scene().product, target);
    await scene().database.superuser.query(`delete from contact where workspace_id = $1 and email like 'klant0@%'`, [
      scene().workspace.id,
    ]);
    await keepHouseJob(scene().product, [forgetAddresses])({}, { isLast: false });
    const listed = (await scene().app.inject(`/v1/waves/${wave.id}/invitations`)).json<{
      data: { email: string; state: string }[];
    }>();
    expect(listed.data.map(({ email, state }) => [email, state]).sort()).toEqual([
      ['', 'sent'],
      [address(1), 'sent'],
    ]);
  });

  test('running the job again sends nothing', async () => {
    const { wave: _wave, ...target } = await start(addresses(5));
    await sendWave(scene().product, target);
    await sendWave(scene().product, target);
    await sweepSending(scene().product);
    expect(scene().mail.taken).toHaveLength(5);
  });

  test('that waits for a list of a later day is not taken up again and again', async () => {
    const { wave: _wave, ...target } = await start(addresses(1));
    const addList = (number: number, wait: string) =>
      scene().database.superuser.query(
        `insert into wave_part (workspace_id, wave_id, number, contact_ids, due_at)
         select workspace_id, wave_id, $2, array[contact_id], now() + $3::interval from invitation where wave_id = $1`,
        [target.waveId, number, wait],
      );
    await addList(901, '1 day');
    await sendWave(scene().product, target);
    await scene().database.superuser.query(`update wave set drained_at = now() - interval '1 hour' where id = $1`, [
      target.waveId,
    ]);
    const silent = async () => (await silentWaves(scene().product.databases.work)).map(({ id }) => id);
    expect(await silent()).not.toContain(target.waveId);
    await addList(902, '-1 second');
    expect(await silent()).toContain(target.waveId);
  });

  test('two senders at once share the work', async () => {
    const { wave, ...target } = await start(addresses(200));
    await Promise.all([
      sendWave(scene().product, target),
      sendWave(scene().product, target),
      sendWave(scene().product, target),
    ]);
    expect(scene().mail.taken).toHaveLength(200);
    expect(mostToOne()).toBe(1);
    expect((await show(wave)).counts.sent).toBe(200);
  });

  test('every step of a mail is in the ledger, in order', async () => {
    const { wave: _wave, ...target } = await start(addresses(1));
    await sendWave(scene().product, target);
    const { rows } = await scene().database.superuser.query(
      `select event.state from send_event event join invitation on invitation.id = event.invitation_id
       where invitation.wave_id = $1 order by event.id`,
      [target.waveId],
    );
    expect(rows.map(({ state }) => state)).toEqual(['planned', 'claimed', 'handed', 'sent']);
  });
});

describe('a mail server', () => {
  test('that hangs up after the last byte leaves an unknown, which is never sent again', async () => {
    scene().onMail = ({ to }) => (to.startsWith('klant1@') ? 'hang up' : 'take');
    const { wave, ...target } = await start(addresses(3));
    // One connection at a time, so that only one mail is under way when the server hangs up.
    await sendWave(scene().product, target);
    await passLeases(scene().database);
    await sweepSending(scene().product);
    await scene().database.superuser.query('update invitation set due_at = now() where wave_id = $1', [target.waveId]);
    await sendWave(scene().product, target);
    await sendWave(scene().product, target);
    expect(mostToOne()).toBe(1);
    const { counts } = await show(wave);
    expect(counts.unknown).toBeGreaterThanOrEqual(1);
    expect(counts.sent + counts.unknown).toBe(3);
  });

  test('that refuses an address for good is not asked again; for now, later', async () => {
    scene().onMail = ({ to }) => {
      if (to.startsWith('klant0@')) return { refuse: 550, words: 'no such user' };
      return to.startsWith('klant1@') ? { refuse: 451, words: 'later' } : 'take';
    };
    const { wave, ...target } = await start(addresses(3));
    await sendWave(scene().product, target);
    expect(await countStates(scene().database, target.waveId)).toEqual({ failed: 1, planned: 1, sent: 1 });
    expect((await show(wave)).state).toBe('sending');
    const { rows } = await scene().database.superuser.query(
      `select reason, attempts, extract(epoch from due_at - now())::int as wait from invitation
       where wave_id = $1 and state in ('failed', 'planned') order by state`,
      [target.waveId],
    );
    expect(rows[0]).toMatchObject({ reason: 'smtp_550', attempts: 1 });
    expect(rows[1]).toMatchObject({ reason: 'smtp_451', attempts: 1 });
    expect(rows[1].wait).toBeGreaterThan(280);
    await scene().database.superuser.query(
      `update invitation set due_at = now(), attempts = 6 where wave_id = $1 and state = 'planned'`,
      [target.waveId],
    );
    await sendWave(scene().product, target);
    expect(await countStates(scene().database, target.waveId)).toEqual({ failed: 2, sent: 1 });
  });

  test('that is not there leaves everything planned, and says so; later it all goes', async () => {
    const { settings } = scene().mail;
    await scene().mail.close();
    const { wave, ...target } = await start(addresses(12));
    await sendWave(scene().product, target);
    expect(await countStates(scene().database, target.waveId)).toEqual({ planned: 12 });
    expect(await show(wave)).toMatchObject({ state: 'sending', notice: 'mail_connect' });
    scene().mail = await startTestMailServer();
    await setMailServer(scene().database, scene().workspace, { ...settings, port: scene().mail.settings.port });
    await scene().database.superuser.query(
      'update invitation set due_at = now() where wave_id = $1 and email not like $2',
      [target.waveId, 'klant0@%'],
    );
    await sendWave(scene().product, target);
    expect(scene().mail.taken).toHaveLength(11);
    expect(await show(wave)).toMatchObject({ state: 'sending', notice: null });
    await scene().database.superuser.query('update invitation set due_at = now() where wave_id = $1', [target.waveId]);
    await sendWave(scene().product, target);
    expect(scene().mail.taken).toHaveLength(12);
    expect(await show(wave)).toMatchObject({ state: 'done', notice: null });
  });

  test('that refuses the sender holds the wave until somebody mends it', async () => {
    await scene().mail.close();
    scene().mail = await startTestMailServer({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('not yours'), { responseCode: 553 })),
    });
    await setMailServer(scene().database, scene().workspace, scene().mail.settings);
    const { wave, ...target } = await start(addresses(20));
    await sendWave(scene().product, target);
    expect(await countStates(scene().database, target.waveId)).toEqual({ planned: 20 });
    expect(await show(wave)).toMatchObject({ state: 'held', notice: 'mail_sender' });
    await sendWave(scene().product, target);
    expect(scene().mail.taken).toHaveLength(0);
  });
});

describe('without a mail server', () => {
  test('mails are kept for staff to read, once, and the wave says so', async () => {
    await scene().database.superuser.query('delete from mail_setting where workspace_id = $1', [scene().workspace.id]);
    const { wave, ...target } = await start(addresses(4));
    const killed = killedAt('claimed', 2);
    void sendWave(scene().product, target, killed.ports);
    await killed.dead;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await passLeases(scene().database);
    await sweepSending(scene().product);
    await sendWave(scene().product, target);
    expect(await show(wave)).toMatchObject({ state: 'done', counts: { sent: 4, kept: 4 } });
    const { rows } = await scene().database.superuser.query(
      'select recipient from outbox_mail where workspace_id = $1 order by recipient',
      [scene().workspace.id],
    );
    expect(rows.map(({ recipient }) => recipient)).toEqual(addresses(4));
  });
});

test('a paused wave sends nothing, goes on where it was, and a cancelled one ends', async () => {
  const { wave, ...target } = await start(addresses(6));
  const post = (what: string) =>
    scene().app.inject({ method: 'POST', url: `/v1/waves/${wave.id}/${what}`, payload: {} });
  let count = 0;
  await sendWave(scene().product, target, {
    at: async (point) => {
      count += point === 'claimed' ? 1 : 0;
      if (point === 'claimed' && count === 1) await post('pauses');
    },
  });
  const { rows } = await scene().database.superuser.query(
    `select count(*) as count from invitation where wave_id = $1 and state in ('claimed', 'handed')`,
    [target.waveId],
  );
  expect(rows).toEqual([{ count: 0 }]);
  const before = scene().mail.taken.length;
  await sendWave(scene().product, target);
  expect(scene().mail.taken).toHaveLength(before);
  expect((await post('resumptions')).json()).toMatchObject({ state: 'sending' });
  expect((await post('cancellations')).json()).toMatchObject({ state: 'cancelled', counts: { planned: 0 } });
  await sendWave(scene().product, target);
  expect(scene().mail.taken).toHaveLength(before);
  expect((await post('resumptions')).statusCode).toBe(409);
});
