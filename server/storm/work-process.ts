import pg from 'pg';
import { readConfig } from '../src/config.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { makeLog } from '../src/log.ts';
import { makeProduct } from '../src/product.ts';
import { startWorker } from '../src/worker.ts';
import { addressOf, environmentOf, type Plant, type ProcessOrder } from './storm-order.ts';

/** A worker of the product. A worker that cannot start because the database is away dies, and is started again. */
process.once('message', (order: ProcessOrder) => {
  work(order).catch((error: unknown) => {
    process.stderr.write(`worker: ${String(error)}\n`);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(0));

async function work(order: ProcessOrder): Promise<void> {
  const { config } = readConfig(environmentOf(order));
  const log = makeLog(config);
  const address = addressOf(order.urls);
  const product = makeProduct({ config, databases: connectDatabases(address, log), log });
  plantFault(order);
  await startWorker(product, address);
  process.send?.('working');
}

const again = `update invitation set state = 'planned', due_at = now(), lease_until = null where state = 'unknown'`;
const wakeUp = `update wave set state = 'sending', finished_at = null, drained_at = null
  where exists (select from invitation i where i.workspace_id = wave.workspace_id and i.wave_id = wave.id and i.state = 'planned')`;

/** Faults that are planted again and again: what they stand for would happen at any time. */
const faults: Readonly<Partial<Record<Plant, readonly string[]>>> = {
  // Sends again what may have arrived, "to be safe".
  'resend-unknown': [again, wakeUp],
  // A mail goes missing without a word.
  'lose-mail': [
    `update invitation set state = 'cancelled', reason = null where (workspace_id, id) in (
       select workspace_id, id from invitation where state = 'planned' limit 1)`,
  ],
  // Every customer may be asked as often as anybody likes.
  'forget-cap': [`update contact_rules set budget = jsonb_set(budget, '{hardCap,invitation}', '99')`],
  // It is always day.
  'forget-night': [
    `update contact_rules set send_hours = send_hours || '{"from": "00:00", "until": "24:00"}'`,
    `update invitation set due_at = now() where reason = 'quiet_hours' and state = 'planned'`,
  ],
  // What became of a mail is not written down at what went along in it.
  'forget-along': [
    `update invitation set state = 'planned', settled_at = null where carried_by is not null and state = 'sent'`,
  ],
};

function plantFault({ plant, urls }: ProcessOrder): void {
  const statements = plant === undefined ? undefined : faults[plant];
  if (statements === undefined) return;
  const pool = new pg.Pool({ connectionString: urls.owner, max: 1 });
  pool.on('error', () => undefined);
  const turn = async () => {
    for (const statement of statements) await pool.query(statement);
  };
  setInterval(() => void turn().catch(() => undefined), 2_000);
}
