import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { root } from './project.mjs';

/**
 * The environment of everything we run: the right Node comes first for every `#!/usr/bin/env node`, and programs are kept
 * as they were compiled, which halves what the second start of the product takes. Where that cannot be written, Node does without.
 */
export function environmentWith(node) {
  return {
    NODE_COMPILE_CACHE: join(root, '.runtime', 'compiled'),
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  };
}

/**
 * Runs a program until it ends and gives its exit code. Stopping is the program's own affair: a signal is passed on
 * once, however often it comes (npm and the shell may both send it), and then we wait. `on` and not `once`: a second
 * signal without a listener would end us and leave the program behind.
 */
export async function runToItsEnd(node, words) {
  const child = spawn(node, words, { cwd: root, env: environmentWith(node), stdio: 'inherit' });
  let isPassedOn = false;
  const stop = (signal) => {
    if (isPassedOn) return;
    isPassedOn = true;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  watchNpm(() => stop('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new Error(`cannot run ${words.join(' ')}: ${cause.message}`, { cause })));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/**
 * Between npm and us stands a shell. npm passes a signal on to that shell, which dies of it and tells nobody, and npm
 * then ends too: all that we can notice is that our parent has changed.
 */
function watchNpm(whenGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    whenGone();
  }, 100);
  timer.unref();
}

/**
 * Runs a step of the preparation and keeps quiet about it unless it fails; then the error carries what it printed.
 * @param {{ command: string, words: string[], folder?: string, environment?: NodeJS.ProcessEnv, isShell?: boolean }} step
 */
export async function runStep({ command, words, folder = root, environment = process.env, isShell = false }) {
  const child = spawn(command, words, {
    cwd: folder,
    // What it prints is kept for an error message, where colours are noise.
    env: { ...environment, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: isShell,
  });
  const printed = [];
  let bytes = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed.push(chunk);
      bytes += chunk.length;
      // The end of what it said is what matters, and a program gone wild must not fill our memory.
      while (bytes > 200_000 && printed.length > 1) bytes -= printed.shift().length;
    });
  }
  const stop = (signal) => child.kill(signal);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        if (code === 0) return resolve(undefined);
        reject(
          new Error(`${command} ${words.join(' ')} ended with ${code ?? signal}\n${Buffer.concat(printed)}`.trim()),
        );
      });
    });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
