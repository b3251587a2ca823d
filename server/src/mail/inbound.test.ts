import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { forgetInbound, takeInbound } from './inbound.ts';
import { expectedReports, mailWriter, reportAbout, type SentMail, tagsOf } from './test-reports.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let other: TestWorkspace;
let newMail: (state?: string) => Promise<SentMail>;
let now = new Date('2026-11-20T10:00:05Z');

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
  workspace = await database.newWorkspace('De Vries');
  other = await database.newWorkspace('Een ander');
  newMail = await mailWriter(database, product, workspace);
});

afterAll(async () => {
  await database?.drop();
});

/** Takes a report of the collection about this mail, with its own tags unless others are given. */
async function take(name: string, mail: SentMail, given: Partial<ReturnType<typeof tagsOf>> = {}) {
  const about = { email: mail.email, ...tagsOf(product, workspace, mail.id), ...given };
  return takeInbound(product, workspace.id, { raw: reportAbout(name, about) });
}

/** What is known of the mail and of its address now. */
async function standOf(mail: SentMail) {
  const { rows } = await database.superuser.query(
    `select state, bounce_kind, reported_at is not null as is_reported,
       (select reason from suppression where address_hash = i.address_hash and purpose = 'all') as suppressed,
       (select until from suppression where address_hash = i.address_hash and purpose = 'all') as until
     from invitation i where id = $1`,
    [mail.id],
  );
  return rows[0];
}

const untouched = { state: 'sent', bounce_kind: null, is_reported: false, suppressed: null, until: null };

describe('a report that proves to be about a mail of ours', () => {
  test.each(Object.entries(expectedReports))(
    '%s has the effect of what it is',
    async (name, { kind, bounce, feedback }) => {
      const mail = await newMail();
      await take(name, mail);
      const stand = await standOf(mail);
      if (kind === 'bounce') {
        const suppressed = bounce === 'hard' ? 'bounced' : null;
        expect(stand).toEqual({ ...untouched, bounce_kind: bounce === 'full' ? 'soft' : bounce, suppressed });
      } else if (kind === 'complaint' && ['abuse', 'fraud', 'opt-out'].includes(feedback ?? '')) {
        expect(stand).toEqual({ ...untouched, is_reported: true, suppressed: 'complained' });
      } else {
        expect(stand).toEqual(untouched);
      }
    },
  );

  test('settles a mail in doubt: it had been sent after all', async () => {
    const mail = await newMail('unknown');
    await take('01-postfix-user-unknown.eml', mail);
    expect(await standOf(mail)).toMatchObject({ state: 'sent', bounce_kind: 'hard' });
    const { rows } = await database.superuser.query(
      'select state, detail from send_event where invitation_id = $1 order by at, id',
      [mail.id],
    );
    expect(rows).toEqual([
      { state: 'sent', detail: 'bounce' },
      { state: 'bounced', detail: 'hard 5.1.1' },
    ]);
  });

  test('counts once however often and by whatever way it is delivered', async () => {
    const mail = await newMail();
    const raw = reportAbout('07-postfix-quota.eml', { email: mail.email, ...tagsOf(product, workspace, mail.id) });
    const relayed = Buffer.concat([Buffer.from('Received: by another way\r\n'), raw]);
    const taken = [];
    for (const each of [raw, raw, relayed]) taken.push(await takeInbound(product, workspace.id, { raw: each }));
    expect(taken).toEqual([true, false, false]);
    expect((await standOf(mail)).suppressed).toBeNull();
  });

  test('three soft bounces in a fortnight let the address rest for thirty days, and no longer', async () => {
    const mail = await newMail();
    const bounceAt = async (day: string) => {
      now = new Date(day);
      const raw = reportAbout('06-postfix-expired.eml', { email: mail.email, ...tagsOf(product, workspace, mail.id) });
      await takeInbound(product, workspace.id, { raw: Buffer.concat([raw, Buffer.from(day)]) });
    };
    await bounceAt('2026-11-01T10:00:00Z');
    await bounceAt('2026-11-16T10:00:00Z');
    await bounceAt('2026-11-20T10:00:00Z');
    expect((await standOf(mail)).suppressed).toBeNull();
    await bounceAt('2026-11-21T10:00:00Z');
    expect(await standOf(mail)).toMatchObject({ suppressed: 'bounced', until: new Date('2026-12-21T10:00:00Z') });
    const forget = (day: string) =>
      inWorkspace(product.databases.app, workspace.id, (db) => forgetInbound(db, new Date(day)));
    await forget('2026-12-20T10:00:00Z');
    expect((await standOf(mail)).suppressed).toBe('bounced');
    await forget('2026-12-21T10:00:01Z');
    expect((await standOf(mail)).suppressed).toBeNull();
  });

  test('a rest gives way to what is for ever, and never the other way', async () => {
    const mail = await newMail();
    for (const tail of ['1', '2']) {
      const raw = reportAbout('07-postfix-quota.eml', { email: mail.email, ...tagsOf(product, workspace, mail.id) });
      await takeInbound(product, workspace.id, { raw: Buffer.concat([raw, Buffer.from(tail)]) });
    }
    expect((await standOf(mail)).until).not.toBeNull();
    await take('01-postfix-user-unknown.eml', mail);
    expect(await standOf(mail)).toMatchObject({ suppressed: 'bounced', until: null });
    const raw = reportAbout('07-postfix-quota.eml', { email: mail.email, ...tagsOf(product, workspace, mail.id) });
    await takeInbound(product, workspace.id, { raw: Buffer.concat([raw, Buffer.from('3')]) });
    expect((await standOf(mail)).until).toBeNull();
  });

  test('a refusal over policy rests the servers that refuse, and not the person', async () => {
    const mail = await newMail();
    await take('26-gmail-unauthenticated.eml', mail);
    const { rows } = await database.superuser.query(
      'select receiving_domain, resting_until > $1 as rests, notice from sending_pace where notice is not null',
      [now],
    );
    expect(rows).toContainEqual({ receiving_domain: 'example.net', rests: true, notice: 'bounce_5.7.26' });
    expect((await standOf(mail)).suppressed).toBeNull();
  });

  test('a complaint stops everything that is still planned to the person', async () => {
    const mail = await newMail();
    const planned = await newMail('planned');
    await database.superuser.query(`update invitation set address_hash = $1, occasion = 'order 5' where id = $2`, [
      mail.addressHash,
      planned.id,
    ]);
    await take('50-arf-abuse-yahoo.eml', mail);
    const { rows } = await database.superuser.query('select state, reason from invitation where id = $1', [planned.id]);
    expect(rows).toEqual([{ state: 'suppressed', reason: 'reported' }]);
  });

  test('whoever calls a mail to an earlier address spam is written to at the present one no more; a dead address says nothing of it', async () => {
    const suppressed = async (report: string) => {
      const mail = await newMail();
      await database.superuser.query(
        `update contact set email = 'nieuw ' || email, email_key = 'nieuw ' || email_key, address_hash = sha256(id::text::bytea)
         where workspace_id = $1 and id = (select contact_id from invitation where id = $2)`,
        [workspace.id, mail.id],
      );
      await take(report, mail);
      const { rows } = await database.superuser.query(
        `select reason from suppression where workspace_id = $1
           and address_hash = (select sha256(contact_id::text::bytea) from invitation where id = $2)`,
        [workspace.id, mail.id],
      );
      return rows;
    };
    expect(await suppressed('50-arf-abuse-yahoo.eml')).toEqual([{ reason: 'complained' }]);
    expect(await suppressed('01-postfix-user-unknown.eml')).toEqual([]);
  });

  test('what a person answers is kept with the person, as they wrote it', async () => {
    const mail = await newMail();
    await take('61-reply-by-a-person.eml', mail);
    const { rows } = await database.superuser.query(
      'select kind, is_proven, contact_id, from_address, subject, body_text from inbound_mail where contact_id = $1',
      [mail.contactId],
    );
    expect(rows).toMatchObject([
      { kind: 'reply', is_proven: true, from_address: mail.email, subject: 'Re: Hoe waardeert u onze reparatie?' },
    ]);
    expect(rows[0].body_text).toContain('de ketting rammelt nog steeds');
    await database.superuser.query('delete from contact where id = $1', [mail.contactId]);
    const gone = await database.superuser.query('select from inbound_mail where from_address = $1', [mail.email]);
    expect(gone.rowCount).toBe(0);
  });
});

describe('a forged report changes nothing', () => {
  const forgeable = Object.entries(expectedReports).filter(
    ([, { kind, bounce, feedback }]) =>
      bounce === 'hard' || bounce === 'policy' || (kind === 'complaint' && feedback === 'abuse'),
  );

  const forgeries: Readonly<Record<string, (mail: SentMail) => Partial<ReturnType<typeof tagsOf>>>> = {
    'with a tag of the right shape': () => ({ returnPath: 'a'.repeat(48), messageId: 'a'.repeat(48) }),
    'with one letter of the proof changed': (mail) => {
      const bent = (tag: string) => `${tag.slice(0, -1)}${tag.endsWith('a') ? 'b' : 'a'}`;
      const tags = tagsOf(product, workspace, mail.id);
      return { returnPath: bent(tags.returnPath), messageId: bent(tags.messageId) };
    },
    'with the proof of another mail': (mail) => {
      const [own, others] = [tagsOf(product, workspace, mail.id), tagsOf(product, workspace, uuid())];
      const mixed = (name: 'returnPath' | 'messageId') => own[name].slice(0, 32) + others[name].slice(32);
      return { returnPath: mixed('returnPath'), messageId: mixed('messageId') };
    },
    'with the two tags swapped': (mail) => {
      const { returnPath, messageId } = tagsOf(product, workspace, mail.id);
      return { returnPath: messageId, messageId: returnPath };
    },
    'with the code of another company': (mail) => tagsOf(product, other, mail.id),
    'with the id of the invitation alone': (mail) => ({ returnPath: mail.id, messageId: mail.id }),
    'with nothing of ours': () => ({ returnPath: '', messageId: '' }),
  };

  test.each(Object.keys(forgeries))('%s', async (how) => {
    const mail = await newMail();
    expect(forgeable.length).toBeGreaterThan(20);
    for (const [name] of forgeable) await take(name, mail, forgeries[how]?.(mail));
    expect(await standOf(mail)).toEqual(untouched);
    const { rows } = await database.superuser.query(
      'select count(*) as count from send_event where invitation_id = $1',
      [mail.id],
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('with the true tag, but at another company', async () => {
    const mail = await newMail();
    const raw = reportAbout('01-postfix-user-unknown.eml', {
      email: mail.email,
      ...tagsOf(product, workspace, mail.id),
    });
    await takeInbound(product, other.id, { raw });
    expect(await standOf(mail)).toEqual(untouched);
  });
});
