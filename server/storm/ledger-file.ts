import { closeSync, fdatasync, openSync, readFileSync, writeSync } from 'node:fs';

/** A file of lines outside of the product. A line is safe when its promise settles: it has been flushed to the disk. */
export type LedgerFile = Readonly<{ write: (entry: object) => Promise<void>; close: () => Promise<void> }>;

type Waiting = Readonly<{ line: string; resolve: () => void }>;

/** Lines that come while a flush is under way share the next one. */
export function openLedgerFile(path: string): LedgerFile {
  const file = openSync(path, 'a');
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;

  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      writeSync(file, batch.map(({ line }) => `${line}\n`).join(''));
      await new Promise<void>((resolve, reject) => fdatasync(file, (error) => (error ? reject(error) : resolve())));
      for (const { resolve } of batch) resolve();
    }
    flushing = undefined;
  };

  return {
    write: (entry) =>
      new Promise((resolve) => {
        waiting.push({ line: JSON.stringify(entry), resolve });
        flushing ??= Promise.resolve().then(flush);
      }),
    close: async () => {
      await flushing;
      closeSync(file);
    },
  };
}

/** A line that was cut off by a kill was never safe, and says nothing. */
export function readLedgerFile<Entry>(path: string, read: (value: unknown) => Entry): readonly Entry[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [read(JSON.parse(line))];
      } catch {
        return [];
      }
    });
}
