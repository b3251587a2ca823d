import { parentPort, workerData } from 'node:worker_threads';
import { resampleDrivers } from '@voldaan/domain/metrics/drivers/resample-drivers';

/** Resamples in a thread of its own: a second of arithmetic must not keep answers waiting. */
const { items, groups, sums, units, level, seed } = workerData;
parentPort?.postMessage(resampleDrivers({ items, groups, sums }, { units, level, seed }));
