import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { makeTestProduct } from '../../test-product.ts';
import { caseMailDesk, writtenMail } from './test-case-mail.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let other: TestWorkspace;
let desk: ReturnType<typeof caseMailDesk>;
let now = new Date('2026-11-20T10:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  // Half an hour between any two readings: no mail of these tests is one too many.
  const clock = () => {
    now = new Date(now.getTime() + 1_800_000);
    return now;
  };
  const product = makeTestProduct(database, { clock });
  workspace = await database.newWorkspace('De Vries');
  other = await database.newWorkspace('Een ander');
  desk = caseMailDesk(database, product, workspace);
  await database.superuser.query(`insert into inbound_address values ($1, 'case', 'klachten@devries.example', now())`, [
    workspace.id,
  ]);
});

afterAll(() => database?.drop());
beforeEach(() => desk.clear());

const nested = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
    '',
  );
const wrapped = 'Content-Type: message/rfc822\r\n\r\n'.repeat(2000);
const words = 'Content-Type: text/plain; charset=utf-8';

const hostile: Readonly<Record<string, Buffer>> = {
  'nested a thousand times': writtenMail({ head: [nested(1000).trimEnd()], body: 'x' }),
  'a mail in a mail in a mail': writtenMail({ head: ['Content-Type: message/rfc822'], body: wrapped }),
  'a hundred thousand parts': writtenMail({
    head: ['Content-Type: multipart/mixed; boundary=a'],
    body: '--a\r\n\r\nx\r\n'.repeat(100_000),
  }),
  'a header of three megabytes': writtenMail({ head: [`X-Long: ${'a'.repeat(3_000_000)}`] }),
  'a subject of a megabyte': writtenMail({ subject: 'é'.repeat(500_000) }),
  'very many header lines': writtenMail({ head: ['a: b\r\n'.repeat(200_000).trimEnd()] }),
  'an address without an end': writtenMail({ from: `${'a,'.repeat(200_000)}@x.nl` }),
  'a sender that is two': writtenMail({ from: 'jan@example.net, piet@example.net' }),
  'a sender that is none': writtenMail({ from: '' }),
  'a name with lines for other heads': writtenMail({
    from: '=?utf-8?Q?Kari=0D=0ABcc:_all=40x.example?= <k@example.net>',
  }),
  'a subject with lines for other heads': writtenMail({ subject: '=?utf-8?B?SGFsbG8NCkJjYzogYWxsQHguZXhhbXBsZQ==?=' }),
  'null bytes everywhere': writtenMail({
    from: 'K\0ari <k\0@example.net>',
    subject: 'a\0b',
    body: 'De bel\0 is kapot',
  }),
  'a character set that nobody knows': writtenMail({ head: ['Content-Type: text/plain; charset=klingon'], body: 'é' }),
  'a character set that it is not in': writtenMail({ head: ['Content-Type: text/plain; charset=utf-16'], body: 'a' }),
  'lone halves of letters': writtenMail({
    head: ['Content-Type: text/plain; charset=utf-16be'],
    body: '\xd8\x00\xd8\x00',
  }),
  'scripts and nothing else': writtenMail({
    subject: '',
    head: ['Content-Type: text/html'],
    body: '<script>fetch("/v1/me")</script><style>p{}</style>',
  }),
  'markup in words and names': writtenMail({ from: '<b>x</b> <k@example.net>', body: '<img src=x onerror=alert(1)>' }),
  'letters that turn round': writtenMail({ subject: '\u202egpj.exe', body: 'De \u202ebel\u2066 is kapot' }),
  'a tag of another company': writtenMail({ to: `klachten+${'a'.repeat(48)}@devries.example` }),
  'a boundary that is never closed': writtenMail({ head: ['Content-Type: multipart/mixed; boundary="'], body: '--' }),
  'base64 that is none': writtenMail({ head: [words, 'Content-Transfer-Encoding: base64'], body: '%%%\0=' }),
  noise: Buffer.concat([Buffer.from('To: klachten@devries.example\r\n\r\n'), randomBytes(200_000)]),
  nothing: Buffer.from(''),
  'a head alone': Buffer.from('To: klachten@devries.example'),
};

describe('a mail that means ill changes nothing, or makes one plain case', () => {
  test.each(Object.keys(hostile))('%s', async (what) => {
    const raw = hostile[what] ?? Buffer.from('');
    const startedAt = performance.now();
    await desk.take(raw, 'klachten@devries.example');
    expect(performance.now() - startedAt, 'it keeps nobody waiting').toBeLessThan(3000);
    expect(await desk.last()).toMatchObject({ why: expect.not.stringMatching('trouble') });
    await expectPlain();
  });

  test('with any letters in any place', async () => {
    const line = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll(/[\r\n]/g, ' '));
    const anyMail = fc.record({
      from: line,
      subject: line,
      id: line,
      head: fc.array(line, { maxLength: 3 }),
      body: line,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyMail, { minLength: 20, maxLength: 20 }), async (mails) => {
        await desk.clear();
        await desk.takeAll(mails.map(writtenMail), 'klachten@devries.example');
        expect(await desk.troubles()).toBe(0);
        await expectPlain(mails.length);
      }),
      { numRuns: 1 },
    );
  });
});

/** At most one case of each mail, in which nothing is but text, and nobody else's anything. */
async function expectPlain(casesMost = 1): Promise<void> {
  const cases = await desk.cases();
  expect(cases.length).toBeLessThanOrEqual(casesMost);
  for (const { name, email, subject, words: said, revision } of cases) {
    expect(`${name}${email}${subject}`).not.toMatch(/\p{Cc}/u);
    expect(said).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u);
    expect(email).toMatch(/^$|^[^\s,<>]+@[^\s,<>]+$/);
    expect(revision).toBe(1);
  }
  const { rows } = await database.superuser.query(
    `select (select count(*) from complaint_case where workspace_id = $1)::int as cases,
      (select count(*) from case_file where workspace_id = $1)::int as files, (select count(*) from inbound_mail where workspace_id = $1)::int as mails`,
    [other.id],
  );
  expect(rows).toEqual([{ cases: 0, files: 0, mails: 0 }]);
}
