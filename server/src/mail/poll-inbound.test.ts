import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import type { Product } from '../product.ts';
import { seal } from '../secret/seal.ts';
import { makeTestProduct } from '../test-product.ts';
import { pollInbound } from './poll-inbound.ts';
import { startTestImapServer, type TestImapServer } from './test-imap-server.ts';
import { expectedReports, mailWriter, reportAbout, type SentMail, tagsOf } from './test-reports.ts';

const login = { user: 'retour@devries.example', password: 'een goed wachtwoord' };
let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let newMail: () => Promise<SentMail>;
let imap: TestImapServer;
const scripted: Server[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
  workspace = await database.newWorkspace('De Vries');
  newMail = await mailWriter(database, product, workspace);
});

afterAll(async () => {
  await database?.drop();
});

beforeEach(async () => {
  imap = await startTestImapServer(login);
  await readFrom({ port: imap.port });
});

afterEach(async () => {
  await imap.close();
  for (const server of scripted.splice(0)) server.close();
});

/** A server that does what the test says; its port. */
async function listen(onConnect: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => onConnect(socket.on('error', () => undefined)));
  scripted.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** As staff would set the mailbox up. */
async function readFrom(given: Readonly<{ port: number; password?: string; folder?: string; security?: string }>) {
  const { port, password = login.password, folder = 'INBOX', security = 'none' } = given;
  await database.superuser.query('delete from return_mail where workspace_id = $1', [workspace.id]);
  await database.superuser.query(
    `insert into return_mail (workspace_id, address, host, port, security, username, password_sealed, folder, next_poll_at)
     values ($1, $2, '127.0.0.1', $3, $4, $2, $5, $6, now())`,
    [workspace.id, login.user, port, security, seal(product.key('seal'), password), folder],
  );
}

async function stand() {
  const { rows } = await database.superuser.query(
    `select notice, polled_at is not null as is_polled, uid_read, next_poll_at > now() as waits from return_mail
     where workspace_id = $1`,
    [workspace.id],
  );
  return rows[0];
}

const report = (name: string, mail: SentMail) =>
  reportAbout(name, { email: mail.email, ...tagsOf(product, workspace, mail.id) });

async function bounceOf(mail: SentMail) {
  const { rows } = await database.superuser.query('select bounce_kind from invitation where id = $1', [mail.id]);
  return rows[0]?.bounce_kind;
}

describe('the mailbox in which mail comes back', () => {
  test('is read from where it was left, and every report in it has its effect', async () => {
    const mails: [string, SentMail][] = [];
    for (const [name, { kind }] of Object.entries(expectedReports)) {
      if (kind === 'bounce') mails.push([name, await newMail()]);
    }
    const half = mails.length / 2;
    for (const [name, mail] of mails.slice(0, half)) imap.deliver(report(name, mail));
    await pollInbound(product, workspace.id);
    for (const [name, mail] of mails.slice(half)) imap.deliver(report(name, mail));
    await pollInbound(product, workspace.id);
    for (const [name, mail] of mails) {
      const { bounce } = expectedReports[name] ?? {};
      expect([name, await bounceOf(mail)]).toEqual([name, bounce === 'full' ? 'soft' : bounce]);
    }
    expect(await stand()).toEqual({ notice: null, is_polled: true, uid_read: mails.length, waits: true });
  });

  test('is read on after a mail of another character set and one without any structure', async () => {
    imap.deliver(
      Buffer.from('From: \xff\xfe <x@y>\r\nContent-Type: text/plain; charset=nobody-knows\r\n\r\n\xe5\x00', 'latin1'),
    );
    imap.deliver(Buffer.from('\r\n'));
    const mail = await newMail();
    imap.deliver(report('01-postfix-user-unknown.eml', mail));
    await pollInbound(product, workspace.id);
    expect(await bounceOf(mail)).toBe('hard');
  });

  test('is read from its beginning when it took the place of one that was just being read', async () => {
    const port = await listen((socket) => {
      socket.write('* OK\r\n');
      socket.on('data', async (piece) => {
        const [tag, ...command] = piece.toString().trim().split(' ');
        if (command[1] === 'SEARCH') socket.write('* SEARCH 700\r\n');
        if (command[1] === 'FETCH') await readFrom({ port: imap.port });
        socket.write(`${tag} OK\r\n`);
      });
    });
    await readFrom({ port, folder: 'Retour' });
    await pollInbound(product, workspace.id);
    expect(await stand()).toMatchObject({ uid_read: 0 });
  });

  test.each([
    ['a wrong password', { password: 'een ander' }, 'login'],
    ['a folder that is not there', { folder: 'Weggelegd' }, 'folder'],
    ['a server without encryption where it was asked for', { security: 'tls' }, 'certificate'],
  ])('says so when it cannot be read: %s', async (_what, given, notice) => {
    await readFrom({ port: imap.port, ...given });
    await pollInbound(product, workspace.id);
    expect(await stand()).toMatchObject({ notice, waits: true });
  });

  test('is read on where more came in than a line of a server usually holds', async () => {
    const first = 1_000_000;
    const numbers = Array.from({ length: 12_000 }, (_, at) => first + at);
    const port = await listen((socket) => {
      socket.write('* OK\r\n');
      socket.on('data', (piece) => {
        const [tag, ...command] = piece.toString().trim().split(' ');
        if (command[1] === 'SEARCH') socket.write(`* SEARCH ${numbers.join(' ')}\r\n`);
        socket.write(`${tag} OK\r\n`);
      });
    });
    await readFrom({ port });
    await pollInbound(product, workspace.id);
    expect(await stand()).toMatchObject({ notice: null, uid_read: first + 499 });
  });

  test.each<[string, (socket: Socket) => void, string]>([
    ['hangs up at once', (socket) => socket.destroy(), 'broken'],
    ['is no mail server', (socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'broken'],
    ['never ends its line', (socket) => void socket.write('* OK '.repeat(30_000)), 'broken'],
    ['promises more than anybody sends', (socket) => void socket.write('* OK {9999999999}\r\n'), 'broken'],
    ['sends literals without end', (socket) => void socket.write(`* OK ${'{0}\r\n'.repeat(40_000)}`), 'broken'],
    ['tells other things without end', (socket) => void socket.write('* OK\r\n'.repeat(300_000)), 'broken'],
  ])('is left alone when its server %s', async (_what, onConnect, notice) => {
    await readFrom({ port: await listen(onConnect) });
    await pollInbound(product, workspace.id);
    expect(await stand()).toMatchObject({ notice, waits: true });
  });
});
