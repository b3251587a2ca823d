import pg from 'pg';
import pino from 'pino';
import { readConfig } from '../src/config.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { uuid } from '../src/database/uuid.ts';
import { startWave } from '../src/invitations/waves.ts';
import { makeProduct, type Product } from '../src/product.ts';
import { deriveToken, hashToken } from '../src/secret/token.ts';
import { type AskedTwice, makeAskedTwice } from './asked-twice.ts';
import { type Company, type Hours, makeCompany, makeCustomers, setHours, stormLetter } from './storm-company.ts';
import { addressOf, environmentOf, type ProcessOrder } from './storm-order.ts';

/** It has customers, a wave, and no hour to write in before the storm is over. */
export const sleepingCompany = 'Drukkerij De Nacht';

/** Of the pairs so many are of customers whom two studies ask at the same moment; the others are of two waves to the same. */
const askedTwiceShare = 0.25;
/** Two companies have two waves each to all of their customers, and two others two studies. */
const pairsOfCustomer = 4;

export type StormWorld = Readonly<{
  /** Of the public links. */
  tokens: readonly string[];
  askedTwice: readonly AskedTwice[];
}>;

/**
 * Two companies with a published survey each, and two waves of mail to the same customers of each, of which every customer
 * may get one. Two more whose customers are due for two studies, which may share a mail. Another may not write at this hour.
 */
export async function makeWorld(order: ProcessOrder, pairs: number): Promise<StormWorld> {
  const { config } = readConfig(environmentOf(order));
  const log = pino({ level: 'silent' });
  const databases = connectDatabases(addressOf(order.urls), log);
  const owner = new pg.Client({ connectionString: order.urls.owner });
  await owner.connect();
  const recipients = Math.ceil((pairs * (1 - askedTwiceShare)) / pairsOfCustomer);
  const twice = Math.ceil((pairs * askedTwiceShare) / pairsOfCustomer);
  try {
    await owner.query('select ensure_score_month(current_date)');
    const product = makeProduct({ config, databases, log });
    const tokens: string[] = [];
    for (const name of ['Fietsenmakerij De Vries', 'Bakkerij Het Anker']) {
      const made = await makeCompany(owner, name);
      tokens.push(made.publicToken);
      await makeCustomers(owner, made, recipients);
      await sendWave(product, made);
      await doubleWave(owner, product, made);
    }
    const askedTwice = [
      await makeAskedTwice(owner, product, { name: 'Tassenwinkel De Kade', customers: twice, priorities: [40, 60] }),
      await makeAskedTwice(owner, product, { name: 'Boekhandel Op de Hoek', customers: twice, priorities: [60, 40] }),
    ];
    const sleeping = await makeCompany(owner, sleepingCompany);
    await makeCustomers(owner, sleeping, Math.min(recipients, 50));
    await sendWave(product, sleeping);
    await setHours(owner, sleeping, hoursAway(new Date()));
    await owner.query(`update invitation set due_at = now() where workspace_id = $1`, [sleeping.caller.workspaceId]);
    return { tokens, askedTwice };
  } finally {
    await owner.end();
    await databases.close();
  }
}

/** An hour that no storm from now on reaches. */
function hoursAway(now: Date): Hours {
  return now.getUTCHours() < 12 ? { from: '20:00', until: '21:00' } : { from: '04:00', until: '05:00' };
}

/** A second wave to the same customers, as a planner that knew nothing of the first would have made it. */
async function doubleWave(owner: pg.Client, product: Product, { caller }: Company): Promise<void> {
  const { workspaceId, workspaceCode } = caller;
  const { rows } = await owner.query<{ id: string }>('select id from invitation where workspace_id = $1', [
    workspaceId,
  ]);
  const key = product.key('invitation-token');
  const ids = rows.map(() => uuid());
  await owner.query(
    `with made as (
       insert into wave select (jsonb_populate_record(wave, jsonb_build_object('id', gen_random_uuid(),
         'idempotency_key', gen_random_uuid()::text))).* from wave where workspace_id = $1 returning workspace_id, id
     ), doubled as (
       insert into invitation select (jsonb_populate_record(invitation, jsonb_build_object('id', twin.id,
         'wave_id', made.id, 'token_hash', twin.token_hash))).*
       from made, unnest($2::uuid[], $3::uuid[], $4::bytea[]) twin (of, id, token_hash)
       join invitation on invitation.id = twin.of where invitation.workspace_id = $1
     ) insert into wave_part (workspace_id, wave_id, number, contact_ids)
       select $1, made.id, number, contact_ids from wave_part, made where wave_part.workspace_id = $1`,
    [workspaceId, rows.map(({ id }) => id), ids, ids.map((id) => hashToken(deriveToken(workspaceCode, key, id)))],
  );
}

async function sendWave(product: Product, { caller, surveyId }: Company): Promise<void> {
  await startWave(product, caller, { surveyId, letter: stormLetter, who: 'all', idempotencyKey: 'storm' });
}
