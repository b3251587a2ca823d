import { Worker } from 'node:worker_threads';
import type { CrossProducts } from '@voldaan/domain/metrics/drivers/cross-products';
import type { ResampledDrivers } from '@voldaan/domain/metrics/drivers/resample-drivers';
import { makeTurns } from '../../turns.ts';

const threadMs = 30_000;
const heapMegabytes = 256;
/** One at a time: the other processor answers customers. */
const turns = makeTurns({ running: 1, waiting: 20 });

/**
 * Intervals of drivers from another thread, one request after the other.
 *
 * @throws Refusal busy when too many wait; an error when the thread takes too long.
 */
export function resampleInThread(
  { items, groups, sums }: CrossProducts,
  asked: Readonly<{ units: readonly number[]; level: number; seed: number }>,
): Promise<ResampledDrivers> {
  return turns(
    () =>
      new Promise<ResampledDrivers>((resolve, reject) => {
        const worker = new Worker(new URL('./resample-worker.ts', import.meta.url), {
          // Copied once, so that what is handed over is no part of a larger buffer.
          workerData: { items, groups, sums: sums.slice(), ...asked },
          resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
        });
        const late = setTimeout(() => {
          reject(new Error(`resampling ${items.length} items took longer than ${threadMs} ms`));
          void worker.terminate();
        }, threadMs);
        worker.once('message', (made: ResampledDrivers) => resolve(made));
        worker.once('error', reject);
        worker.once('exit', () => {
          clearTimeout(late);
          reject(new Error('the thread that resamples ended without an answer'));
        });
      }),
  );
}
