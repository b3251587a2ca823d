import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CorpusLine, readCorpus } from './corpus-line.ts';
import { reportRun } from './report.ts';
import { type LineResult, tryLine } from './try-line.ts';
import { openWorld, type World } from './world.ts';

const corpus = fileURLToPath(new URL('../../../shared/bad-inputs/open/', import.meta.url));

const files = process.argv.slice(2);
const lines = await readCorpus(files.length > 0 ? files : await corpusFiles());
const results = await tryAll(lines);
reportRun(results);
const isGreen =
  results.some(({ outcome }) => outcome === 'passed') && results.every(({ outcome }) => outcome !== 'failed');
process.exitCode = isGreen ? 0 : 1;

async function corpusFiles(): Promise<readonly string[]> {
  const names = await readdir(corpus).catch(() => []);
  if (names.length === 0) throw new Error('name the files of hostile input to send: npm run hostile -- FILE...');
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => join(corpus, name));
}

/** One line after the other, so that what each one costs can be told. A server that fell is started anew. */
async function tryAll(all: readonly CorpusLine[]): Promise<readonly LineResult[]> {
  const done: LineResult[] = [];
  let world: World = await openWorld();
  try {
    for (const line of all) {
      const result = await tryLine(world, line);
      done.push(result);
      console.log(progressOf(result));
      if (!result.hasCrashed) continue;
      await world.close();
      world = await openWorld();
    }
  } finally {
    await world.close();
  }
  return done;
}

function progressOf({ line, outcome, slowestMs, memoryGrowthMiB }: LineResult): string {
  const cost = `${Math.round(slowestMs)} ms, ${Math.round(memoryGrowthMiB)} MiB`;
  return outcome === 'unknown' ? `unknown ${line.id}` : `${outcome.padEnd(7)} ${line.id.padEnd(16)} ${cost}`;
}
