import type { Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { planStudies } from './plan-studies.ts';
import { type SendPorts, sendWave } from './send-wave.ts';

/** Sends what is due of one wave. Doing it again finds nothing due: the ledger remembers, not the job. */
export function sendWaveJob(product: Product, ports: SendPorts): Job {
  return ({ workspaceId, waveId }) =>
    sendWave(product, { workspaceId: String(workspaceId), waveId: String(waveId) }, ports);
}

/** Plans what is due of a workspace's studies. Doing it again finds nothing due. */
export function planStudiesJob(product: Product): Job {
  return ({ workspaceId }) => planStudies(product, String(workspaceId));
}
