import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/**
 * What each command runs, from the project's root, with Node 24.
 * @typedef {{ program: (words: string[]) => string[], needsTools?: boolean, needsBuilds?: boolean, closesWithCount?: boolean }} Command
 * @type {Record<string, Command>}
 */
export const commands = {
  start: { program: (words) => ['server/src/main.ts', 'start', ...words], needsBuilds: true },
  demo: { program: (words) => ['server/src/main.ts', 'demo', ...words], needsBuilds: true },
  voldaan: { program: (words) => ['server/src/main.ts', ...words], needsBuilds: true },
  dev: { program: () => ['scripts/dev/dev.ts'], needsBuilds: true },
  test: { program: (words) => ['scripts/test/test.ts', ...words], needsTools: true, closesWithCount: true },
  'test:peers': { program: () => ['scripts/peers/peers.ts'], closesWithCount: true },
  check: { program: () => ['scripts/check/check.ts'], needsTools: true },
  fix: { program: () => ['tools/node_modules/@biomejs/biome/bin/biome', 'check', '--write', '.'], needsTools: true },
  bench: { program: benchProgram, needsBuilds: true },
  storm: { program: (words) => ['server/storm/storm.ts', ...words], needsBuilds: true },
  'storm:customers': { program: (words) => ['server/storm/customers.ts', ...words], needsBuilds: true },
  simulate: { program: (words) => ['scripts/simulate/simulate-studies.ts', ...words] },
  hostile: { program: (words) => ['scripts/hostile/hostile.ts', ...words], needsBuilds: true },
  truth: { program: (words) => ['scripts/truth/truth.ts', ...words] },
  'truth:coverage': { program: (words) => ['scripts/truth/coverage.ts', ...words] },
};

function benchProgram([name, ...words]) {
  const file = `server/bench/${name ?? ''}.ts`;
  if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(join(root, file))) {
    throw new Error(`cannot run the bench "${name ?? ''}"; name one as in: npm run bench -- ingest`);
  }
  return [file, ...words];
}
