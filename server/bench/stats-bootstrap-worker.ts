import { parentPort } from 'node:worker_threads';
import { driverImportanceBootstrap } from '@voldaan/domain/stats/driver-importance-bootstrap';
import { drawResamples, driverAnswers } from './stats-data.ts';

// The bootstrap of the drivers runs in a thread of its own, as it does in the product, so that nobody's page waits for it.
parentPort?.on('message', ({ rows, drivers, resamples }: { rows: number; drivers: number; resamples: number }) => {
  const data = driverAnswers(rows, drivers);
  const drawn = drawResamples(rows, resamples);
  const started = performance.now();
  driverImportanceBootstrap(data, drawn, 0.95);
  parentPort?.postMessage(performance.now() - started);
});
