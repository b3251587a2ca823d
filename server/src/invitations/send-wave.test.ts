import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openTestHttp } from '../http/test-http.ts';
import { keepHouseJob } from '../jobs/keep-house.ts';
import { type OnMail, startTestMailServer, type TestMailServer } from '../mail/test-mail-server.ts';
import type { Product } from '../product.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { claimInvitations } from './claim-invitations.ts';
import { forgetAddresses } from './forget-addresses.ts';
import { handOver } from './hand-over.ts';
import { invitationsRoutes } from './routes.ts';
import type { Wave } from './schema.ts';
import { inHandMost, type SendPoint, sendWave } from './send-wave.ts';
import { settleHanded } from './settle-store.ts';
import { sweepSending } from './sweep-sending.ts';
import { silentWaves } from './sweep-views.ts';
import { countStates, openAllHours, passLeases, publishTestSurvey, setMailServer, startTestWave } from './test-wave.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
let survey: string;
let mail: TestMailServer;
let onMail: OnMail = () => 'take';
let run = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
});

beforeEach(async () => {
  run += 1;
  workspace = await database.newWorkspace(`Fietsenmaker ${run}`);
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
  invitationsRoutes(app, product);
  survey = await publishTestSurvey(app);
  onMail = () => 'take';
  mail = await startTestMailServer({}, (taken) => onMail(taken));
  await setMailServer(database, workspace, mail.settings);
  await openAllHours(database, workspace);
});

afterEach(async () => {
  await mail.close();
  await app.close();
});

afterAll(() => database.drop());

/** Each has a receiver of their own, so that none is met faster than a new sender should. */
const address = (n: number) => `klant${n}@ontvanger${n}.run${run}.example`;

function addresses(count: number): string[] {
  return Array.from({ length: count }, (_, n) => address(n));
}

const start = (list: readonly string[]) => startTestWave(app, workspace, survey, list);
const moment = () => ({ now: product.clock(), isDelivered: true });
const show = async (wave: Wave) => (await app.inject(`/v1/waves/${wave.id}`)).json<Wave>();
const mostToOne = () => Math.max(...[...Map.groupBy(mail.taken, ({ to }) => to).values()].map((list) => list.length));

/** A sender that stands still for ever at this point, as a killed one does. */
function killedAt(point: SendPoint, after: number) {
  let count = 0;
  let died: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => {
    died = resolve;
  });
  const at = async (now: SendPoint) => {
    if (now === point) count += 1;
    if (count <= after) return;
    died();
    await new Promise(() => undefined);
  };
  return { ports: { at }, dead };
}

describe('a wave', () => {
  test('reaches everybody once, with what mail providers ask for', async () => {
    const { wave, ...target } = await start(addresses(60));
    await sendWave(product, target);
    expect(mail.taken).toHaveLength(60);
    expect(mostToOne()).toBe(1);
    expect(await show(wave)).toMatchObject({ state: 'done', counts: { sent: 60, kept: 0 } });
    const read = await PostalMime.parse(mail.taken[0]?.raw ?? '');
    const header = (name: string) => read.headers.find(({ key }) => key === name)?.value;
    const link = /<(http:\/\/localhost:4080\/u\/[\w-]+)>/.exec(header('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(link).toContain(`/u/${workspace.code}`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(read.from).toEqual({ name: 'Sanne de Vries', address: 'vragen@devries.example' });
    expect(read.replyTo).toMatchObject([{ address: 'sanne@devries.example' }]);
    expect(read.html).toContain(link);
    expect(read.text).toContain(link);
    expect(new Set(mail.taken.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])).size).toBe(60);
  });

  test('says of a customer what the page that opens says of them', async () => {
    const { draft, revision } = (await app.inject(`/v1/surveys/${survey}`)).json();
    const title = { ...draft.slip.title, nl: 'Klant {contact.external_id|?}, {contact.language|?}, {contact.fiets|?}' };
    const payload = { draft: { ...draft, slip: { ...draft.slip, title } } };
    const headers = { 'if-match': `"${revision}"` };
    await app.inject({ method: 'PUT', url: `/v1/surveys/${survey}/draft`, headers, payload });
    await app.inject({ method: 'POST', url: `/v1/surveys/${survey}/versions` });
    const target = await start(addresses(1));
    await database.superuser.query(
      `update contact set external_id = 'K-7', language = 'nl', attributes = '{"fiets": "bakfiets"}' where workspace_id = $1`,
      [workspace.id],
    );
    await sendWave(product, target);
    expect((await PostalMime.parse(mail.taken[0]?.raw ?? '')).html).toContain('Klant K-7, nl, bakfiets');
  });

  test('writes to nobody who was taken out of the contacts before the mail left', async () => {
    const { wave, ...target } = await start(addresses(3));
    const remove = (n: number) =>
      database.superuser.query('delete from contact where workspace_id = $1 and email like $2', [
        workspace.id,
        `klant${n}@%`,
      ]);
    await remove(0);
    // One more goes when its mail is claimed, and not a byte of it has left.
    const at = async (point: SendPoint) => {
      if (point === 'claimed') await remove(1);
    };
    await sendWave(product, target, { at });
    expect(mail.taken.map(({ to }) => to)).toEqual([address(2)]);
    expect((await show(wave)).counts).toMatchObject({ sent: 1, cancelled: 2 });
  });

  test('lets a contact be removed while its mail is being kept: the removal waits, and neither fails', async () => {
    const target = await start(addresses(1));
    const { claimed } = await inWorkspace(product.databases.app, workspace.id, (db) =>
      claimInvitations(db, { waveId: target.waveId, limit: 1, ...moment() }),
    );
    const [mine] = claimed;
    if (mine === undefined) throw new Error('nothing was claimed');
    const removal = { isDone: Promise.resolve<unknown>(undefined) };
    await inWorkspace(product.databases.app, workspace.id, async (db) => {
      expect(await handOver(db, [mine], moment())).toMatchObject([{ state: 'handed' }]);
      removal.isDone = database.superuser.query('delete from contact where workspace_id = $1', [workspace.id]);
      await delay(200);
      const settled = await settleHanded(db, [{ claim: mine, settlement: { state: 'sent', reason: 'outbox' } }]);
      expect([...settled]).toEqual([mine.id]);
    });
    await removal.isDone;
    expect((await show(target.wave)).counts).toMatchObject({ sent: 1 });
  });

  test('forgets at night the address of whoever is no contact any more, and what became of the mail stays', async () => {
    const { wave, ...target } = await start(addresses(2));
    await sendWave(product, target);
    await database.superuser.query(`delete from contact where workspace_id = $1 and email like 'klant0@%'`, [
      workspace.id,
    ]);
    await keepHouseJob(product, [forgetAddresses])({}, { isLast: false });
    const listed = (await app.inject(`/v1/waves/${wave.id}/invitations`)).json<{
      data: { email: string; state: string }[];
    }>();
    expect(listed.data.map(({ email, state }) => [email, state]).sort()).toEqual([
      ['', 'sent'],
      [address(1), 'sent'],
    ]);
  });

  test('running the job again sends nothing', async () => {
    const { wave: _wave, ...target } = await start(addresses(5));
    await sendWave(product, target);
    await sendWave(product, target);
    await sweepSending(product);
    expect(mail.taken).toHaveLength(5);
  });

  test('that waits for a list of a later day is not taken up again and again', async () => {
    const { wave: _wave, ...target } = await start(addresses(1));
    const addList = (number: number, wait: string) =>
      database.superuser.query(
        `insert into wave_part (workspace_id, wave_id, number, contact_ids, due_at)
         select workspace_id, wave_id, $2, array[contact_id], now() + $3::interval from invitation where wave_id = $1`,
        [target.waveId, number, wait],
      );
    await addList(901, '1 day');
    await sendWave(product, target);
    await database.superuser.query(`update wave set drained_at = now() - interval '1 hour' where id = $1`, [
      target.waveId,
    ]);
    const silent = async () => (await silentWaves(product.databases.work)).map(({ id }) => id);
    expect(await silent()).not.toContain(target.waveId);
    await addList(902, '-1 second');
    expect(await silent()).toContain(target.waveId);
  });

  test('two senders at once share the work', async () => {
    const { wave, ...target } = await start(addresses(200));
    await Promise.all([sendWave(product, target), sendWave(product, target), sendWave(product, target)]);
    expect(mail.taken).toHaveLength(200);
    expect(mostToOne()).toBe(1);
    expect((await show(wave)).counts.sent).toBe(200);
  });

  test('every step of a mail is in the ledger, in order', async () => {
    const { wave: _wave, ...target } = await start(addresses(1));
    await sendWave(product, target);
    const { rows } = await database.superuser.query(
      `select event.state from send_event event join invitation on invitation.id = event.invitation_id
       where invitation.wave_id = $1 order by event.id`,
      [target.waveId],
    );
    expect(rows.map(({ state }) => state)).toEqual(['planned', 'claimed', 'handed', 'sent']);
  });
});

describe('a sender that is killed', () => {
  test.each<[SendPoint, number]>([
    ['claimed', 0],
    ['claimed', 7],
    ['handed', 3],
    ['sent', 5],
  ])('at "%s" after %d mails: nobody gets a mail twice, nobody is forgotten', async (point, after) => {
    const { wave, ...target } = await start(addresses(30));
    const killed = killedAt(point, after);
    void sendWave(product, target, killed.ports);
    await killed.dead;
    // What it had on the wire arrives; then nothing is heard of it any more.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await passLeases(database);
    await sweepSending(product);
    await sendWave(product, target);
    const counts = await countStates(database, target.waveId);
    expect(mostToOne()).toBe(1);
    const unknown = counts['unknown'] ?? 0;
    expect(counts['sent'] ?? 0).toBe(30 - unknown);
    expect(unknown).toBeLessThanOrEqual(inHandMost);
    if (point === 'claimed' && after === 0) expect(unknown).toBe(0);
    else if (point !== 'claimed') expect(unknown).toBeGreaterThan(0);
    await sendWave(product, target);
    expect(await countStates(database, target.waveId)).toEqual(counts);
    expect((await show(wave)).state).toBe('done');
  });

  test('and wakes up again after its lease hands nothing over that another has taken', async () => {
    const { wave: _wave, ...target } = await start(addresses(10));
    let wake: () => void = () => undefined;
    const awake = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let asleep = 0;
    const zombie = sendWave(product, target, {
      at: async (point) => {
        if (point !== 'claimed') return;
        asleep += 1;
        await awake;
      },
    });
    while (asleep < 10) await new Promise((resolve) => setTimeout(resolve, 10));
    await passLeases(database);
    await sweepSending(product);
    await sendWave(product, target);
    wake();
    await zombie;
    expect(mail.taken).toHaveLength(10);
    expect(mostToOne()).toBe(1);
    expect(await countStates(database, target.waveId)).toEqual({ sent: 10 });
  });

  test('but only slow may still say that the mail went', async () => {
    const { wave: _wave, ...target } = await start(addresses(1));
    let go: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    let isSent: () => void = () => undefined;
    const sent = new Promise<void>((resolve) => {
      isSent = resolve;
    });
    const slow = sendWave(product, target, {
      at: async (point) => {
        if (point !== 'sent') return;
        isSent();
        await gone;
      },
    });
    await sent;
    await passLeases(database);
    await sweepSending(product);
    expect(await countStates(database, target.waveId)).toEqual({ unknown: 1 });
    go();
    await slow;
    expect(await countStates(database, target.waveId)).toEqual({ sent: 1 });
  });
});

test('a database that is away for a moment leaves no doubt about mails that went', async () => {
  const { wave: _wave, ...target } = await start(addresses(6));
  let isCut = false;
  await sendWave(product, target, {
    at: async (point) => {
      if (point !== 'sent' || isCut) return;
      isCut = true;
      await database.superuser.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'voldaan_app' and datname = current_database()`,
      );
    },
  }).catch(() => undefined);
  await passLeases(database);
  await sweepSending(product);
  await sendWave(product, target);
  expect(mostToOne()).toBe(1);
  expect(await countStates(database, target.waveId)).toEqual({ sent: 6 });
});

describe('a mail server', () => {
  test('that hangs up after the last byte leaves an unknown, which is never sent again', async () => {
    onMail = ({ to }) => (to.startsWith('klant1@') ? 'hang up' : 'take');
    const { wave, ...target } = await start(addresses(3));
    // One connection at a time, so that only one mail is under way when the server hangs up.
    await sendWave(product, target);
    await passLeases(database);
    await sweepSending(product);
    await database.superuser.query('update invitation set due_at = now() where wave_id = $1', [target.waveId]);
    await sendWave(product, target);
    await sendWave(product, target);
    expect(mostToOne()).toBe(1);
    const { counts } = await show(wave);
    expect(counts.unknown).toBeGreaterThanOrEqual(1);
    expect(counts.sent + counts.unknown).toBe(3);
  });

  test('that refuses an address for good is not asked again; for now, later', async () => {
    onMail = ({ to }) => {
      if (to.startsWith('klant0@')) return { refuse: 550, words: 'no such user' };
      return to.startsWith('klant1@') ? { refuse: 451, words: 'later' } : 'take';
    };
    const { wave, ...target } = await start(addresses(3));
    await sendWave(product, target);
    expect(await countStates(database, target.waveId)).toEqual({ failed: 1, planned: 1, sent: 1 });
    expect((await show(wave)).state).toBe('sending');
    const { rows } = await database.superuser.query(
      `select reason, attempts, extract(epoch from due_at - now())::int as wait from invitation
       where wave_id = $1 and state in ('failed', 'planned') order by state`,
      [target.waveId],
    );
    expect(rows[0]).toMatchObject({ reason: 'smtp_550', attempts: 1 });
    expect(rows[1]).toMatchObject({ reason: 'smtp_451', attempts: 1 });
    expect(rows[1].wait).toBeGreaterThan(280);
    await database.superuser.query(
      `update invitation set due_at = now(), attempts = 6 where wave_id = $1 and state = 'planned'`,
      [target.waveId],
    );
    await sendWave(product, target);
    expect(await countStates(database, target.waveId)).toEqual({ failed: 2, sent: 1 });
  });

  test('that is not there leaves everything planned, and says so; later it all goes', async () => {
    const { settings } = mail;
    await mail.close();
    const { wave, ...target } = await start(addresses(12));
    await sendWave(product, target);
    expect(await countStates(database, target.waveId)).toEqual({ planned: 12 });
    expect(await show(wave)).toMatchObject({ state: 'sending', notice: 'mail_connect' });
    mail = await startTestMailServer();
    await setMailServer(database, workspace, { ...settings, port: mail.settings.port });
    await database.superuser.query('update invitation set due_at = now() where wave_id = $1 and email not like $2', [
      target.waveId,
      'klant0@%',
    ]);
    await sendWave(product, target);
    expect(mail.taken).toHaveLength(11);
    expect(await show(wave)).toMatchObject({ state: 'sending', notice: null });
    await database.superuser.query('update invitation set due_at = now() where wave_id = $1', [target.waveId]);
    await sendWave(product, target);
    expect(mail.taken).toHaveLength(12);
    expect(await show(wave)).toMatchObject({ state: 'done', notice: null });
  });

  test('that refuses the sender holds the wave until somebody mends it', async () => {
    await mail.close();
    mail = await startTestMailServer({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('not yours'), { responseCode: 553 })),
    });
    await setMailServer(database, workspace, mail.settings);
    const { wave, ...target } = await start(addresses(20));
    await sendWave(product, target);
    expect(await countStates(database, target.waveId)).toEqual({ planned: 20 });
    expect(await show(wave)).toMatchObject({ state: 'held', notice: 'mail_sender' });
    await sendWave(product, target);
    expect(mail.taken).toHaveLength(0);
  });
});

describe('asking to be left alone', () => {
  const unsubscribe = (raw: string) => {
    const path =
      /List-Unsubscribe: <http:\/\/localhost:4080(\/u\/[\w-]+)>/i.exec(raw.replaceAll(/\r\n[ \t]+/g, ' '))?.[1] ?? '';
    return app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
  };

  test('works from a bare mail program, outlives the contact, and a new import does not undo it', async () => {
    const { wave: _wave, ...target } = await start(addresses(2));
    await sendWave(product, target);
    const reply = await unsubscribe(mail.taken.find(({ to }) => to.startsWith('klant0@'))?.raw ?? '');
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['set-cookie']).toBeUndefined();
    await database.superuser.query('delete from contact where workspace_id = $1', [workspace.id]);
    const again = await app.inject({
      method: 'POST',
      url: `/v1/surveys/${survey}/recipients`,
      payload: { who: { addresses: [address(0).toUpperCase(), 'nieuw@new.example'].join('\n') } },
    });
    expect(again.json()).toMatchObject({ count: 1, withheld: [{ reason: 'suppressed', count: 1 }] });
  });

  test('a form of the other type does it too, and opening the page does not', async () => {
    const { wave: _wave, ...target } = await start(addresses(1));
    await sendWave(product, target);
    const path = /\/u\/[\w-]+/.exec(mail.taken[0]?.raw.replaceAll('=\r\n', '') ?? '')?.[0] ?? '';
    const page = await app.inject(path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<form');
    const suppressed = () =>
      database.superuser
        .query('select reason from suppression where workspace_id = $1', [workspace.id])
        .then(({ rows }) => rows);
    expect(await suppressed()).toEqual([]);
    const boundary = 'xyz';
    const payload = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    expect((await app.inject({ method: 'POST', url: path, headers, payload })).statusCode).toBe(200);
    expect(await suppressed()).toEqual([{ reason: 'unsubscribed' }]);
  });

  test('between the claim and the hand-over stops the mail', async () => {
    const { wave: _wave, ...target } = await start(addresses(3));
    const { rows } = await database.superuser.query(
      'select address_hash from invitation where wave_id = $1 order by id',
      [target.waveId],
    );
    let isDone = false;
    await sendWave(product, target, {
      at: async (point) => {
        if (point !== 'claimed' || isDone) return;
        isDone = true;
        await database.superuser.query(
          `insert into suppression (workspace_id, address_hash, purpose, reason) select $1, hash, 'research', 'unsubscribed' from unnest($2::bytea[]) hash`,
          [workspace.id, rows.map((row) => row.address_hash)],
        );
      },
    });
    expect(mail.taken.length).toBeLessThanOrEqual(2);
    const counts = await countStates(database, target.waveId);
    expect(counts['suppressed']).toBeGreaterThanOrEqual(1);
    expect((counts['suppressed'] ?? 0) + (counts['sent'] ?? 0)).toBe(3);
  });

  test('a link that leads nowhere says so, and a trap is noted', async () => {
    expect((await app.inject(`/u/${workspace.code}${'A'.repeat(22)}`)).statusCode).toBe(404);
    expect((await app.inject('/u/x')).statusCode).toBe(404);
    const { wave: _wave, ...target } = await start(addresses(1));
    await sendWave(product, target);
    const path = /\/u\/([\w-]+)/.exec(mail.taken[0]?.raw.replaceAll('=\r\n', '') ?? '')?.[1] ?? '';
    expect((await app.inject(`/h/${path}`)).statusCode).toBe(204);
    const { rows } = await database.superuser.query('select kind from visit where workspace_id = $1', [workspace.id]);
    expect(rows).toEqual([{ kind: 'trap' }]);
  });
});

describe('without a mail server', () => {
  test('mails are kept for staff to read, once, and the wave says so', async () => {
    await database.superuser.query('delete from mail_setting where workspace_id = $1', [workspace.id]);
    const { wave, ...target } = await start(addresses(4));
    const killed = killedAt('claimed', 2);
    void sendWave(product, target, killed.ports);
    await killed.dead;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await passLeases(database);
    await sweepSending(product);
    await sendWave(product, target);
    expect(await show(wave)).toMatchObject({ state: 'done', counts: { sent: 4, kept: 4 } });
    const { rows } = await database.superuser.query(
      'select recipient from outbox_mail where workspace_id = $1 order by recipient',
      [workspace.id],
    );
    expect(rows.map(({ recipient }) => recipient)).toEqual(addresses(4));
  });
});

test('a paused wave sends nothing, goes on where it was, and a cancelled one ends', async () => {
  const { wave, ...target } = await start(addresses(6));
  const post = (what: string) => app.inject({ method: 'POST', url: `/v1/waves/${wave.id}/${what}`, payload: {} });
  let count = 0;
  await sendWave(product, target, {
    at: async (point) => {
      count += point === 'claimed' ? 1 : 0;
      if (point === 'claimed' && count === 1) await post('pauses');
    },
  });
  const { rows } = await database.superuser.query(
    `select count(*) as count from invitation where wave_id = $1 and state in ('claimed', 'handed')`,
    [target.waveId],
  );
  expect(rows).toEqual([{ count: 0 }]);
  const before = mail.taken.length;
  await sendWave(product, target);
  expect(mail.taken).toHaveLength(before);
  expect((await post('resumptions')).json()).toMatchObject({ state: 'sending' });
  expect((await post('cancellations')).json()).toMatchObject({ state: 'cancelled', counts: { planned: 0 } });
  await sendWave(product, target);
  expect(mail.taken).toHaveLength(before);
  expect((await post('resumptions')).statusCode).toBe(409);
});
