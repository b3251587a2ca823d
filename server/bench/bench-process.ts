import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerOrder } from './ingest-server.ts';
import type { LoadOrder, LoadResult } from './load.ts';

export type BenchProcesses = Readonly<{
  /** Starts a server in a process of its own, and returns its port. */
  serve: (order: ServerOrder) => Promise<number>;
  /** Puts load on a port, from the one process that does so. */
  load: (order: Omit<LoadOrder, 'seed'>) => Promise<LoadResult>;
  stop: () => void;
}>;

export function startBenchProcesses(): BenchProcesses {
  const children: ChildProcess[] = [];
  const startChild = (file: string) => {
    const child = fork(fileURLToPath(new URL(file, import.meta.url)));
    children.push(child);
    return child;
  };
  const loader = startChild('generate-load.ts');
  let seed = 0;
  return {
    serve: async (order) => {
      const child = startChild('ingest-server.ts');
      child.send(order);
      const [port] = await once(child, 'message');
      return Number(port);
    },
    load: async (order) => {
      // Idempotency keys never repeat, whatever was measured before.
      seed += 1;
      loader.send({ ...order, seed } satisfies LoadOrder);
      const [result] = await once(loader, 'message');
      return result;
    },
    stop: () => {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}
