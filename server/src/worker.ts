import { forgetSignInsJob } from './accounts/jobs.ts';
import type { DatabaseAddress } from './database/connect.ts';
import { runQueue } from './jobs/queue.ts';
import type { Product } from './product.ts';

/** Every job and every listener of the product, on one screen. Returns how to stop. */
export async function startWorker(product: Product, address: DatabaseAddress): Promise<() => Promise<void>> {
  const queue = await runQueue({
    address,
    log: product.log,
    jobs: {
      'sign-in.forget': forgetSignInsJob(product),
    },
    schedules: [{ job: 'sign-in.forget', cron: '17 * * * *' }],
    concurrency: product.config.workers,
  });
  return queue.stop;
}
