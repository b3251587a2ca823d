import type { TestDatabase, TestWorkspace } from '../../database/test-database.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import { takeInbound } from '../../mail/inbound.ts';
import type { Product } from '../../product.ts';
import { caseMailListener, caseOfMailJob } from './hear-mail.ts';

export type WrittenMail = Readonly<{
  from?: string;
  to?: string;
  subject?: string;
  id?: string;
  /** More lines of the head. */
  head?: readonly string[];
  body?: string;
}>;

let count = 0;

/** A mail as a customer's program writes it; everything may be said otherwise. */
export function writtenMail(mail: WrittenMail = {}): Buffer {
  count += 1;
  const {
    from = `Kari Nordmann <kari.${count}@example.net>`,
    to = 'klachten@devries.example',
    subject = 'De bel',
  } = mail;
  const {
    id = `<${count}.kari@example.net>`,
    head = [],
    body = 'De bel is kapot en ik heb niets meer gehoord.',
  } = mail;
  const own = ['Date: Fri, 20 Nov 2026 10:00:05 +0100', `From: ${from}`, `To: ${to}`, `Subject: ${subject}`];
  const kind = head.some((line) => /^content-type:/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8'];
  return Buffer.from([...own, ...(id === '' ? [] : [`Message-ID: ${id}`]), ...kind, ...head, '', body].join('\r\n'));
}

export type MadeCase = Readonly<{
  id: string;
  kind: string;
  source: string;
  name: string;
  email: string;
  subject: string;
  words: string;
  language: string;
  contact_id: string | null;
  revision: number;
  received_at: Date;
}>;

/** A desk to which mail comes: takes mails as the poll does, and lets the worker's part follow. */
export function caseMailDesk(database: TestDatabase, product: Product, workspace: TestWorkspace) {
  const work = async () => {
    await drainNews(product, [caseMailListener]);
    const { rows } = await database.superuser.query<{ id: string }>(
      `select id from inbound_mail where workspace_id = $1 and detail ->> 'effect' = 'none' order by id`,
      [workspace.id],
    );
    for (const { id } of rows) await caseOfMailJob(product)({ workspace: workspace.id, mail: id }, { isLast: true });
  };
  return {
    work,
    take: async (raw: Buffer, envelopeTo?: string) => {
      await takeInbound(product, workspace.id, { raw, ...(envelopeTo !== undefined && { envelopeTo }) });
      await work();
    },
    takeAll: async (raws: readonly Buffer[], envelopeTo: string) => {
      for (const raw of raws) await takeInbound(product, workspace.id, { raw, envelopeTo });
      await work();
    },
    /** Mails that could not be read. */
    troubles: async (): Promise<number> => {
      const { rowCount } = await database.superuser.query(
        `select from inbound_mail where workspace_id = $1 and detail ->> 'why' = 'trouble'`,
        [workspace.id],
      );
      return rowCount ?? 0;
    },
    cases: async (): Promise<readonly MadeCase[]> => {
      const { rows } = await database.superuser.query<MadeCase>(
        `select id, kind, source, name, email, subject, words, language, contact_id, revision, received_at
         from complaint_case where workspace_id = $1 order by number`,
        [workspace.id],
      );
      return rows;
    },
    /** What is said of the last mail in the list of what came in. */
    last: async (): Promise<Readonly<{ kind: string; effect: string; why: string | null }> | undefined> => {
      const { rows } = await database.superuser.query(
        `select kind, detail ->> 'effect' as effect, detail ->> 'why' as why from inbound_mail
         where workspace_id = $1 order by id desc limit 1`,
        [workspace.id],
      );
      return rows[0];
    },
    clear: async () => {
      const tables = ['case_inbound', 'case_file', 'case_event', 'complaint_case', 'outbox', 'inbound_mail'];
      for (const table of tables)
        await database.superuser.query(`delete from ${table} where workspace_id = $1`, [workspace.id]);
    },
  };
}
