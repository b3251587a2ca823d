import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const vite = join('..', 'node_modules', 'vite', 'bin', 'vite.js');

/** Everything rebuilds or starts again when its sources change; the pages are the ones that customers get. */
const programs: readonly { readonly words: readonly string[]; readonly folder: string }[] = [
  { words: [vite, 'build', '--watch', '--logLevel', 'warn'], folder: 'respond' },
  { words: [vite, 'build', '--watch', '--logLevel', 'warn'], folder: 'admin' },
  { words: ['--watch-path=server/src', '--watch-path=domain/src', 'server/src/main.ts', 'start'], folder: '.' },
];

const children = programs.map(({ words, folder }) => spawn(process.execPath, words, { cwd: folder, stdio: 'inherit' }));

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
for (const child of children) child.once('exit', () => stop('SIGTERM'));
await Promise.all(children.map(untilExit));

/** One program that ends takes the others with it: half of the development server is confusing. */
function stop(signal: NodeJS.Signals): void {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill(signal);
}

async function untilExit(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
