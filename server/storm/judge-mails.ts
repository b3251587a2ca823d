import type pg from 'pg';
import type { MailEntry } from './answer-ledger.ts';
import { sleepingCompany } from './storm-world.ts';
import type { Verdict } from './verdict.ts';

type Row = Readonly<{ email: string; state: string; count: number; unexplained: number }>;

/**
 * By customer, over all waves: what the ledger says, and how many of their mails stand still without a reason. One that its
 * receiver put off ("try again later") is due at its next try, and not before; it says so. What goes along in a mail has its
 * own judge.
 */
const customers = `
  select email, min(state) filter (where state in ('sent', 'unknown', 'handed')) as state, count(*) as count,
    count(*) filter (where state in ('claimed')
      or (state = 'planned' and due_at <= now())
      or (state in ('suppressed', 'cancelled', 'failed', 'unknown') and reason is null)
      or (reason = 'over_budget' and not exists (
        select from contact_decision decision where decision.workspace_id = invitation.workspace_id
          and decision.invitation_id = invitation.id))) as unexplained
  from invitation where carried_by is null group by workspace_id, email`;

const states = `select case when state = 'planned' then 'waiting' else state end as state, count(*) as count
  from invitation where carried_by is null group by 1 order by 1`;

const notReached = `select coalesce(sum(cardinality(contact_ids)), 0) as count from wave_part where opened_at is null`;

/** Whoever may not be written to at this hour; nobody of them may have got a mail. */
const sleeping = `select code from workspace where name = $1`;

/** What may leave a mail in doubt. */
export type Doubt = Readonly<{
  /** Moments at which senders were killed, or the database under them, in order. */
  kills: readonly number[];
  /** Mails that are in hand at one moment, at most. */
  inHandMost: number;
  /** How often the receiver hung up without a word. */
  hangUps: number;
}>;

/** Longer than any mail of the storm is in hand: a few wait for each connection, and each takes a second at most. */
const inHandMsMost = 15_000;

const inDoubt = `select handed_at, reason from invitation where state in ('unknown', 'handed') and carried_by is null`;

/** Mails in doubt that nothing explains: neither a receiver that hung up, nor a kill while they were in hand. */
async function countUnexplained(client: pg.Client, { kills, inHandMost, hangUps }: Doubt): Promise<number> {
  const { rows } = await client.query<{ handed_at: Date; reason: string | null }>(inDoubt);
  const cutOff = rows.filter(({ reason }) => reason === 'connection_lost');
  const killedBy = rows
    .filter(({ reason }) => reason !== 'connection_lost')
    .map(({ handed_at: handedAt }) => {
      return kills.find((at) => at >= handedAt.getTime() && at <= handedAt.getTime() + inHandMsMost);
    });
  const tooMany = [...Map.groupBy(killedBy, (kill) => kill)].map(([kill, mails]) =>
    Math.max(0, mails.length - (kill === undefined ? 0 : inHandMost)),
  );
  return Math.max(0, cutOff.length - hangUps) + tooMany.reduce((sum, count) => sum + count, 0);
}

/** Compares the mails that the sink took with the send ledger. */
export async function judgeMails(client: pg.Client, taken: readonly MailEntry[], doubt: Doubt): Promise<Verdict> {
  const { rows } = await client.query<Row>(customers);
  const times = new Map<string, number>();
  for (const { to } of taken) times.set(to, (times.get(to) ?? 0) + 1);
  const counted = await client.query<{ state: string; count: number }>(states);
  const inState = (state: string) => Number(counted.rows.find((row) => row.state === state)?.count ?? 0);
  const unopened = Number((await client.query<{ count: number }>(notReached)).rows[0]?.count ?? 0);
  const code = (await client.query<{ code: string }>(sleeping, [sleepingCompany])).rows[0]?.code ?? '';
  return {
    breaches: {
      // Two waves wanted each customer, and every customer may get one mail.
      mail_twice: [...times.values()].filter((count) => count > 1).length,
      mail_missed: rows.reduce((sum, row) => sum + Number(row.unexplained), unopened),
      mail_claimed_sent: rows.filter((row) => row.state === 'sent' && !times.has(row.email)).length,
      mail_at_night: taken.filter(({ to }) => to.endsWith(`.${code}.example`)).length,
      mail_taken_and_forgotten: rows.filter((row) => row.state === null && times.has(row.email)).length,
      mail_in_doubt_unexplained: await countUnexplained(client, doubt),
    },
    figures: {
      pairs: rows.reduce((sum, row) => sum + Number(row.count), 0),
      mails_taken: taken.length,
      mails_cut_after_the_dot: taken.filter(({ isCut }) => isCut).length,
      mails_sent: inState('sent'),
      mails_waiting: inState('waiting'),
      mails_suppressed: inState('suppressed'),
      mails_failed: inState('failed'),
      mails_unknown: inState('unknown') + inState('handed'),
      receiver_hung_up: doubt.hangUps,
      kills_of_senders: doubt.kills.length,
    },
  };
}
