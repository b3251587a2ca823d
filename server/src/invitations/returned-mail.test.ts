import type { FastifyInstance } from 'fastify';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openTestHttp } from '../http/test-http.ts';
import { ensureDkimKey } from '../mail/dkim-key.ts';
import { takeInbound } from '../mail/inbound.ts';
import { markDkimSeen } from '../mail/sending-check-store.ts';
import { startTestMailServer, type TakenMail, type TestMailServer } from '../mail/test-mail-server.ts';
import { reportAbout } from '../mail/test-reports.ts';
import type { Product } from '../product.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { invitationsRoutes } from './routes.ts';
import { sendWave } from './send-wave.ts';
import { settleExpired } from './settle-store.ts';
import { openAllHours, publishTestSurvey, setMailServer, startTestWave } from './test-wave.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
let mail: TestMailServer;
let publicKey = '';

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
  invitationsRoutes(app, product);
  mail = await startTestMailServer();
  await setMailServer(database, workspace, mail.settings);
  await openAllHours(database, workspace);
  await database.superuser.query('insert into return_mail (workspace_id, address) values ($1, $2)', [
    workspace.id,
    'retour@devries.example',
  ]);
  const key = await ensureDkimKey(product, workspace.id, 'devries.example');
  publicKey = key.public_key;
  await inWorkspace(product.databases.app, workspace.id, (db) =>
    markDkimSeen(db, { domain: 'devries.example', selector: key.selector, at: new Date() }),
  );
});

afterAll(async () => {
  await mail?.close();
  await app?.close();
  await database?.drop();
});

const addresses = ['anna@een.example', 'bea@twee.example', 'chris@drie.example', 'dirk@vier.example'] as const;

function mailTo(address: string): TakenMail {
  const found = mail.taken.find(({ to }) => to === address);
  if (found === undefined) throw new Error(`nothing went to ${address}`);
  return found;
}

const standOf = async (address: string) => {
  const { rows } = await database.superuser.query(
    `select state, bounce_kind, reported_at is not null as is_reported,
       exists (select from suppression where address_hash = invitation.address_hash and purpose = 'all') as is_suppressed
     from invitation where email = $1`,
    [address],
  );
  return rows[0];
};

/** A report such as the receiving server makes it: of what it was given, and nothing that we know beside. */
async function report(name: string, address: string, quotes: 'both' | 'return path' | 'message-id') {
  const { from, raw } = mailTo(address);
  const returnPath = /\+([a-z2-7]+)@/.exec(from)?.[1] ?? '';
  const messageId = /^message-id:\s*<([^@]+)@/im.exec(raw)?.[1] ?? '';
  expect([returnPath.length, messageId.length]).toEqual([48, 48]);
  const quoted = {
    returnPath: quotes === 'message-id' ? '' : returnPath,
    messageId: quotes === 'return path' ? '' : messageId,
  };
  await takeInbound(product, workspace.id, { raw: reportAbout(name, { email: address, ...quoted }) });
}

test('a wave leaves signed, with a way back for each mail that is its own', async () => {
  const survey = await publishTestSurvey(app);
  const { waveId } = await startTestWave(app, workspace, survey, addresses);
  await sendWave(product, { workspaceId: workspace.id, waveId });
  expect(new Set(mail.taken.map(({ from }) => from)).size).toBe(addresses.length);
  for (const { raw } of mail.taken) {
    const { results } = await dkimVerify(Buffer.from(raw, 'utf8'), {
      resolver: async () => [[`v=DKIM1; k=rsa; p=${publicKey}`]],
    });
    expect(results[0]).toMatchObject({ status: { result: 'pass', aligned: 'devries.example' } });
    const covered = results[0]?.signingHeaders?.keys.toLowerCase() ?? '';
    expect(covered).toContain('list-unsubscribe-post');
    const { headers } = await PostalMime.parse(raw);
    expect(headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click');
  }
});

test('a bounce that quotes the return path stops mail to that address, and to no other', async () => {
  await report('01-postfix-user-unknown.eml', addresses[0], 'return path');
  expect(await standOf(addresses[0])).toEqual({
    state: 'sent',
    bounce_kind: 'hard',
    is_reported: false,
    is_suppressed: true,
  });
  expect(await standOf(addresses[1])).toEqual({
    state: 'sent',
    bounce_kind: null,
    is_reported: false,
    is_suppressed: false,
  });
});

test('a complaint that quotes the Message-ID alone stops mail to that address', async () => {
  await report('52-arf-abuse-no-return-path.eml', addresses[1], 'message-id');
  expect(await standOf(addresses[1])).toMatchObject({ is_reported: true, is_suppressed: true });
});

test('a mail in doubt is settled by an automatic reply, for somebody has it', async () => {
  await database.superuser.query(`update invitation set state = 'unknown' where email = $1`, [addresses[2]]);
  await report('57-out-of-office-nl.eml', addresses[2], 'both');
  expect(await standOf(addresses[2])).toEqual({
    state: 'sent',
    bounce_kind: null,
    is_reported: false,
    is_suppressed: false,
  });
});

test('a bounce that comes while a sender has the mail in hand leaves no doubt when that sender dies', async () => {
  await database.superuser.query(
    `update invitation set state = 'handed', lease_until = now() - interval '1 minute' where email = $1`,
    [addresses[3]],
  );
  await report('01-postfix-user-unknown.eml', addresses[3], 'both');
  await inWorkspace(product.databases.app, workspace.id, settleExpired);
  expect(await standOf(addresses[3])).toMatchObject({ state: 'sent', bounce_kind: 'hard', is_suppressed: true });
});
