import { type LoadOrder, runLoad } from './load.ts';

/** A process that puts load on a port whenever it is told to, and tells what it saw. */
process.on('message', (order: LoadOrder) => {
  runLoad(order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
