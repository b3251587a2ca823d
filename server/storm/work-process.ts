import pg from 'pg';
import { readConfig } from '../src/config.ts';
import { connectDatabases } from '../src/database/connect.ts';
import { makeLog } from '../src/log.ts';
import { makeProduct } from '../src/product.ts';
import { startWorker } from '../src/worker.ts';
import { addressOf, environmentOf, type ProcessOrder } from './storm-order.ts';

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
  if (order.plant === 'resend-unknown') resendUnknown(order.urls.owner);
  await startWorker(product, address);
  process.send?.('working');
}

/** The planted fault: sends again what may have arrived, "to be safe". */
function resendUnknown(ownerUrl: string): void {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  pool.on('error', () => undefined);
  const again = `update invitation set state = 'planned', due_at = now(), lease_until = null where state = 'unknown'`;
  const wakeUp = `update wave set state = 'sending', finished_at = null, drained_at = null
    where exists (select from invitation i where i.workspace_id = wave.workspace_id and i.wave_id = wave.id and i.state = 'planned')`;
  setInterval(
    () =>
      void pool
        .query(again)
        .then(() => pool.query(wakeUp))
        .catch(() => undefined),
    2_000,
  );
}
