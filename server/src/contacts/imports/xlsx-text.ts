import { Worker } from 'node:worker_threads';
import { Refusal } from '@voldaan/domain/refusal';

const parseMs = 20_000;
const heapMegabytes = 512;

/**
 * The first sheet of an Excel file as CSV text, in pieces. The archive must have passed `checkArchive`. The thread that
 * reads it may use so much memory and time; beyond that the file is refused, and the process does not notice.
 */
export async function* xlsxText(archive: Buffer): AsyncGenerator<Buffer> {
  const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
    workerData: archive,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const pieces: Buffer[] = [];
  const outcome: { state: 'reading' | 'read' | 'failed' } = { state: 'reading' };
  let wake = () => {};
  const late = setTimeout(() => settle('failed'), parseMs);
  worker.on('message', (piece: Uint8Array) => {
    pieces.push(Buffer.from(piece));
    wake();
  });
  worker.on('error', () => settle('failed'));
  worker.on('exit', (code) => settle(code === 0 ? 'read' : 'failed'));
  try {
    for (;;) {
      const piece = pieces.shift();
      if (piece !== undefined) yield piece;
      else if (outcome.state === 'read') return;
      else if (outcome.state === 'failed') throw new Refusal('xlsx_unreadable');
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }

  function settle(state: 'read' | 'failed'): void {
    if (outcome.state === 'reading') outcome.state = state;
    wake();
  }
}
