import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { makeDataFolder, startProcess } from './product-process.ts';

// How long somebody waits before the product answers, on an empty folder and on their own data, and what it then costs
// to let it stand there. The packages are installed and the pages built: `npm start` has seen to that before.
const coldStarts = 3;
const warmStarts = 5;
const idleSeconds = 30;

const goals = { cold_seconds: 10, warm_seconds: 2, idle_megabytes: 250 } as const;

type FigureName = keyof typeof goals;

const measured: Record<FigureName, number[]> = { cold_seconds: [], warm_seconds: [], idle_megabytes: [] };

for (let round = 1; round <= coldStarts; round += 1) {
  await withFolder(async (dataFolder) => {
    measured.cold_seconds.push(await secondsToReady(dataFolder));
    if (round < coldStarts) return;
    for (let again = 1; again <= warmStarts; again += 1) measured.warm_seconds.push(await secondsToReady(dataFolder));
    measured.idle_megabytes.push(await megabytesWhenIdle(dataFolder));
  });
}

const names = Object.keys(goals).filter((name): name is FigureName => name in measured);
const figures = perFigure((name) => median(measured[name]));
process.stdout.write(
  `${JSON.stringify({
    bench: 'start',
    figures,
    goals,
    met: perFigure((name) => median(measured[name]) <= goals[name]),
    noise: perFigure((name) => [Math.min(...measured[name]), Math.max(...measured[name])]),
  })}\n`,
);

async function withFolder(measure: (dataFolder: string) => Promise<void>): Promise<void> {
  const dataFolder = await makeDataFolder();
  try {
    await measure(dataFolder);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function secondsToReady(dataFolder: string): Promise<number> {
  const product = await startProcess({ mode: 'start', dataFolder });
  await product.stop();
  return rounded(product.readyMs / 1000, 2);
}

/** Of the Node process alone: what PostgreSQL holds is mostly shared and given back when others need it. */
async function megabytesWhenIdle(dataFolder: string): Promise<number> {
  const product = await startProcess({ mode: 'start', dataFolder });
  try {
    await fetch(product.baseUrl);
    await wait(idleSeconds * 1000);
    return rounded(residentKilobytes(product.pid) / 1024, 0);
  } finally {
    await product.stop();
  }
}

function residentKilobytes(pid: number): number {
  if (platform() === 'linux') {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
}

function perFigure<Value>(read: (name: FigureName) => Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
