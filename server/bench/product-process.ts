import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const readySecondsMax = 90;
const pollMs = 20;
/** What is kept of what the process says: enough to see why it did not start. */
const outputCharactersMax = 20_000;

export type ProcessOptions = Readonly<{
  mode: 'start' | 'demo';
  dataFolder: string;
  settings?: Readonly<Record<string, string>>;
  /** Hears all that the process says, beside the last of it that is kept. */
  onOutput?: (stream: 'stdout' | 'stderr', text: string) => void;
}>;

/** The product as its users run it: a process of its own, with a PostgreSQL of its own. */
export type ProductProcess = Readonly<{
  baseUrl: string;
  pid: number;
  /** From the start of the process until /readyz says yes. */
  readyMs: number;
  /** The last of what the process said, its log included. */
  output: () => string;
  /** Asks it to end and waits until it has. */
  stop: () => Promise<void>;
}>;

/** Starts the product on a free port and waits until it is ready. */
export async function startProcess({ mode, dataFolder, settings, onOutput }: ProcessOptions): Promise<ProductProcess> {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [program, mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutSettings(process.env),
      VOLDAAN_PORT: String(port),
      VOLDAAN_DATA: dataFolder,
      VOLDAAN_BASE_URL: baseUrl,
      ...settings,
    },
  });
  const output = keepOutput(child, onOutput);
  const stop = () => stopChild(child);
  try {
    await untilReady(child, baseUrl, output);
    return { baseUrl, pid: child.pid ?? 0, readyMs: performance.now() - began, output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A new folder for its data. Under root PostgreSQL runs as another user, who has to pass through. */
export async function makeDataFolder(place = tmpdir()): Promise<string> {
  const folder = await mkdtemp(join(place, 'voldaan-data-'));
  await chmod(folder, 0o711);
  return folder;
}

/** The settings of whoever runs this are not those of the product that is tried. */
function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isSetting = (name: string) => name.startsWith('VOLDAAN_') || name.startsWith('DATABASE_URL');
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isSetting(name)));
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('could not find a free port');
  return address.port;
}

function keepOutput(child: ChildProcess, onOutput: ProcessOptions['onOutput']): () => string {
  let text = '';
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-outputCharactersMax);
      onOutput?.(name, chunk);
    });
  }
  return () => text;
}

async function untilReady(child: ChildProcess, baseUrl: string, output: () => string): Promise<void> {
  const deadline = Date.now() + readySecondsMax * 1000;
  while (!(await isReady(baseUrl))) {
    if (hasEnded(child)) throw new Error(`the product ended before it was ready:\n${output()}`);
    if (Date.now() > deadline) throw new Error(`the product was not ready in ${readySecondsMax} s:\n${output()}`);
    await wait(pollMs);
  }
}

async function isReady(baseUrl: string): Promise<boolean> {
  const reply = await fetch(`${baseUrl}/readyz`).catch(() => undefined);
  return reply?.status === 200;
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
