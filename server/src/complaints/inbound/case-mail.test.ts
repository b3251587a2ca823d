import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashAddress } from '../../contacts/address-hash.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { insertRow } from '../../database/test-rows.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { caseMessageId, caseReplyAddress } from '../../mail/case-mail-tag.ts';
import { pollInbound } from '../../mail/poll-inbound.ts';
import { startTestImapServer, type TestImapServer } from '../../mail/test-imap-server.ts';
import type { Product } from '../../product.ts';
import { seal } from '../../secret/seal.ts';
import { makeTestProduct } from '../../test-product.ts';
import { loadCase, takeStep } from '../cases.ts';
import { caseMailDesk, writtenMail } from './test-case-mail.ts';

const login = { user: 'post@devries.example', password: 'een goed wachtwoord' };
let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let imap: TestImapServer;
let desk: ReturnType<typeof caseMailDesk>;
let now = new Date('2026-11-20T10:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: tick });
  workspace = await database.newWorkspace('De Vries');
  desk = caseMailDesk(database, product, workspace);
  imap = await startTestImapServer(login);
  await database.superuser.query(
    `insert into return_mail (workspace_id, address, host, port, security, username, password_sealed, folder, next_poll_at)
     values ($1, $2, '127.0.0.1', $3, 'none', $2, $4, 'INBOX', now())`,
    [workspace.id, login.user, imap.port, seal(product.key('seal'), login.password)],
  );
});

afterAll(async () => {
  await imap?.close();
  await database?.drop();
});

/** Ids follow the clock, and lists follow the ids. */
function tick(): Date {
  now = new Date(now.getTime() + 1);
  return now;
}

beforeEach(async () => {
  now = new Date('2026-11-20T10:00:00Z');
  await desk.clear();
  await listenTo('klachten@devries.example');
});

async function listenTo(address: string) {
  await database.superuser.query('delete from inbound_address where workspace_id = $1', [workspace.id]);
  if (address === '') return;
  await database.superuser.query(`insert into inbound_address values ($1, 'case', $2, now())`, [workspace.id, address]);
}

async function onlyCase() {
  const cases = await desk.cases();
  expect(cases).toHaveLength(1);
  const [one] = cases;
  if (one === undefined) throw new Error('no case');
  return one;
}

const load = (id: string) => inWorkspace(database.databases.app, workspace.id, (db) => loadCase(db, id));

describe('a mail to the address for complaints', () => {
  test('fetched from the mailbox becomes a case in the words and the language of its writer', async () => {
    const body =
      'De bel is kapot en ik heb niets gehoord.\r\n\r\n-- \r\nKari\r\nOp 3 nov. schreef Els:\r\n> Hoe was het?';
    imap.deliver(writtenMail({ from: 'Kari Nordmann <kari@example.net>', body }));
    await pollInbound(product, workspace.id);
    await desk.work();
    expect(await onlyCase()).toMatchObject({
      ...{ kind: 'complaint', source: 'mail', name: 'Kari Nordmann', email: 'kari@example.net', subject: 'De bel' },
      ...{ words: 'De bel is kapot en ik heb niets gehoord.', language: 'nl', contact_id: expect.any(String) },
    });
    // Whom no list knows is a contact for this case alone.
    const writers = await database.superuser.query('select email, is_case_only, open_complaints from contact');
    expect(writers.rows).toEqual([{ email: 'kari@example.net', is_case_only: true, open_complaints: 1 }]);
    const { rows } = await database.superuser.query('select quoted, signature, sequence from case_inbound');
    expect(rows).toMatchObject([
      { quoted: 'Op 3 nov. schreef Els:\n> Hoe was het?', signature: '-- \nKari', sequence: 1 },
    ]);
    expect(await desk.last()).toMatchObject({ kind: 'reply', effect: 'case' });
  });

  test('makes none as long as nobody set that address', async () => {
    await listenTo('');
    await desk.take(writtenMail());
    expect(await desk.cases()).toEqual([]);
    const { rows } = await database.superuser.query('select from inbound_raw where workspace_id = $1', [workspace.id]);
    expect(rows, 'of such a mail the text alone is kept').toEqual([]);
  });

  test('is known by whom it was delivered to, also in copy and when thousands got it', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `x${at}@example.net`).join(',\r\n ');
    await desk.take(writtenMail({ to: 'els@devries.example', head: ['Cc: Klachten <KLACHTEN@DeVries.example>'] }));
    await desk.take(writtenMail({ to: many, head: ['Delivered-To: klachten@devries.example'] }));
    await desk.take(writtenMail({ to: 'undisclosed-recipients:;' }), 'klachten+winkel@devries.example');
    await desk.take(writtenMail({ to: 'els@devries.example' }));
    expect(await desk.cases()).toHaveLength(3);
  });

  test('is one case however often and by whatever way it is delivered', async () => {
    const raw = writtenMail({ id: '<een@example.net>', from: 'Kari <kari@example.net>' });
    await desk.take(raw);
    await desk.take(raw);
    await desk.take(Buffer.concat([Buffer.from('Received: by another way\r\n'), raw]));
    await desk.take(Buffer.concat([raw, Buffer.from('\r\n-- \r\nThis mail was scanned')]));
    expect(await desk.last()).toMatchObject({ effect: 'no_case', why: 'repeated' });
    expect(await desk.cases()).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => desk.work()));
    expect(await desk.cases()).toHaveLength(1);
  });

  test('is of a known customer by its address alone', async () => {
    const contactId = uuid();
    const email = 'sanne@rijklaar.example';
    await insertRow(database.superuser, 'contact', {
      ...{ workspace_id: workspace.id, id: contactId, email, email_key: email, name: 'Sanne', language: 'nb' },
      address_hash: hashAddress(product.key('address-hash'), workspace.id, email),
    });
    await desk.take(writtenMail({ from: email, body: 'ok?' }));
    expect(await onlyCase()).toMatchObject({ contact_id: contactId, name: 'Sanne', language: 'nb' });
    const { rows } = await database.superuser.query('select open_complaints from contact where id = $1', [contactId]);
    expect(rows).toEqual([{ open_complaints: 1 }]);
  });

  test('brings its files along: safe ones are kept, the others named', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const file = (name: string, type: string, bytes: Buffer) =>
      `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`;
    const body = `--b\r\nContent-Type: text/plain\r\n\r\nZie de foto.\r\n${[
      file('=?utf-8?Q?b=C3=A9l.png?=', 'application/octet-stream', picture),
      file('../invoice.html', 'image/png', Buffer.from('<html><script>alert(1)</script>')),
      file('bom.zip', 'application/zip', Buffer.from('PK\x03\x04rest')),
    ].join('')}--b--\r\n`;
    await desk.take(writtenMail({ head: ['Content-Type: multipart/mixed; boundary=b'], body }));
    expect((await onlyCase()).words).toBe('Zie de foto.');
    const { rows } = await database.superuser.query('select name, media_type, bytes from case_file');
    expect(rows).toEqual([{ name: 'bél.png', media_type: 'image/png', bytes: picture }]);
    const kept = await database.superuser.query('select left_out from case_inbound');
    expect(kept.rows[0].left_out).toEqual([
      { name: 'invoice.html', why: 'active' },
      { name: 'bom.zip', why: 'archive' },
    ]);
  });
});

describe('an answer to a mail about a case', () => {
  const tagged = (caseId: string) => ({ workspaceCode: workspace.code, caseId });
  const replyTo = (caseId: string) => caseReplyAddress(product, tagged(caseId), 'post@devries.example') ?? '';

  test('is added to it with its words, by the address that it goes to or the mail that it quotes', async () => {
    await desk.take(writtenMail());
    const { id } = await onlyCase();
    await desk.take(
      writtenMail({ to: replyTo(id), body: 'Het is nog steeds zo.\r\n\r\nOp 4 nov. schreef Els:\r\n> Hallo' }),
    );
    const quoted = caseMessageId(product, tagged(id), { step: 1, domain: 'devries.example' });
    await desk.take(writtenMail({ head: [`In-Reply-To: ${quoted}`], body: 'Bel mij liever.' }));
    await onlyCase();
    const { events } = await load(id);
    expect(events.slice(1)).toMatchObject([
      { what: 'customer_replied', text: 'Het is nog steeds zo.', by: { kind: 'customer' } },
      { what: 'customer_replied', text: 'Bel mij liever.', by: { kind: 'customer' } },
    ]);
    expect(await desk.last()).toMatchObject({ effect: 'case_reply' });
  });

  test('after it was closed stands with it, and a person judges whether it is opened again', async () => {
    await desk.take(writtenMail());
    const { id } = await onlyCase();
    await inWorkspace(database.databases.app, workspace.id, (db) =>
      takeStep(product, db, {
        caseId: id,
        revision: 1,
        event: { what: 'closed', closing: 'withdrawn', at: now, by: { kind: 'customer' } },
      }),
    );
    await desk.take(writtenMail({ to: replyTo(id), body: 'Bedankt!' }));
    const { events, state } = await load(id);
    expect(state.stage).toBe('closed');
    expect(events.at(-1)).toMatchObject({ what: 'noted', text: 'Bedankt!', by: { kind: 'customer' } });
    const { rows } = await database.superuser.query(
      `select staff_id from staff_notice where kind = 'customer_replied'`,
    );
    expect(rows).toContainEqual({ staff_id: workspace.ownerId });
  });

  test('with a tag that somebody else made is no answer', async () => {
    await desk.take(writtenMail());
    const { id } = await onlyCase();
    const other = await database.newWorkspace('Een ander');
    const forged = [
      replyTo(id).replace(/.@/, (end) => (end.startsWith('a') ? 'b@' : 'a@')),
      caseReplyAddress(product, { workspaceCode: other.code, caseId: id }, 'post@devries.example') ?? '',
      caseReplyAddress(product, { workspaceCode: workspace.code, caseId: uuid() }, 'post@devries.example') ?? '',
    ];
    for (const to of forged) await desk.take(writtenMail({ to }));
    expect((await onlyCase()).revision).toBe(1);
  });
});

describe('what no person wrote, or nobody can read', () => {
  test.each([
    ['an automatic reply', ['Auto-Submitted: auto-replied', 'Subject: Out of office']],
    ['an out-of-office of an older program', ['X-Autoreply: yes']],
    ['a mailing list', ['List-Id: <nieuws.example.net>']],
    ['a newsletter', ['List-Unsubscribe: <mailto:x@example.net>']],
    ['bulk mail', ['Precedence: bulk']],
    ['a bounce', ['Return-Path: <>']],
  ])('%s makes nothing', async (_what, head) => {
    await desk.take(writtenMail({ head }));
    expect(await desk.cases()).toEqual([]);
    expect(await desk.last()).toMatchObject({ kind: 'auto_reply', effect: 'none' });
  });

  test('our own mail makes nothing', async () => {
    await desk.take(writtenMail({ from: 'De Vries <klachten@devries.example>' }));
    expect(await desk.last()).toMatchObject({ effect: 'no_case', why: 'own' });
    const id = caseMessageId(
      product,
      { workspaceCode: workspace.code, caseId: uuid() },
      { step: 1, domain: 'x.example' },
    );
    await desk.take(writtenMail({ id }));
    expect(await desk.last()).toMatchObject({ effect: 'no_case', why: 'own' });
    expect(await desk.cases()).toEqual([]);
  });

  test('one address makes no more than ten cases in an hour, and the next hour is another', async () => {
    const from = 'lus@example.net';
    await desk.takeAll(
      Array.from({ length: 12 }, () => writtenMail({ from })),
      'klachten@devries.example',
    );
    expect(await desk.cases()).toHaveLength(10);
    expect(await desk.last()).toMatchObject({ effect: 'no_case', why: 'flood' });
    await desk.take(writtenMail());
    expect(await desk.cases()).toHaveLength(11);
    now = new Date('2026-11-20T11:00:01Z');
    await desk.take(writtenMail({ from }));
    expect(await desk.cases()).toHaveLength(12);
  });
});
