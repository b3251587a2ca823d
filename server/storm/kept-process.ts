import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Random } from './random.ts';
import type { ProcessOrder } from './storm-order.ts';

/** A process that is started again whenever it dies, a moment later, as a service manager does. */
export type KeptProcess = Readonly<{
  kill: () => void;
  /** How often it was started. */
  starts: () => number;
  /** Whether it has said that it is at work, and has not died since. */
  isUp: () => boolean;
  stop: () => Promise<void>;
}>;

export function keepProcess(file: string, order: ProcessOrder, random: Random): KeptProcess {
  let child: ChildProcess | undefined;
  let isStopping = false;
  let isUp = false;
  let starts = 0;
  let stopped: (() => void) | undefined;

  const start = () => {
    if (isStopping) return;
    starts += 1;
    child = fork(fileURLToPath(new URL(file, import.meta.url)), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.send(order);
    child.once('message', () => {
      isUp = true;
    });
    child.once('exit', () => {
      isUp = false;
      child = undefined;
      if (isStopping) stopped?.();
      else setTimeout(start, random.between(100, 1_000));
    });
  };
  start();

  return {
    kill: () => void child?.kill('SIGKILL'),
    starts: () => starts,
    isUp: () => isUp,
    stop: () =>
      new Promise((resolve) => {
        isStopping = true;
        stopped = resolve;
        if (child === undefined) resolve();
        else child.kill('SIGKILL');
      }),
  };
}
