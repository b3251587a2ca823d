import type { LineResult } from './try-line.ts';

/** Prints the table of the corpus's README, then every miss, then what does not exist yet, then the count. */
export function reportRun(results: readonly LineResult[]): void {
  console.log(`\n${tableOf(results).join('\n')}\n`);
  for (const { line, faults, outcome } of results) {
    if (outcome !== 'failed') continue;
    console.log(
      `failed: ${line.id} (${line.expect}${line.http.length > 0 ? ` ${line.http.join('|')}` : ''}; ${line.check})`,
    );
    for (const fault of faults) console.log(`        ${oneLine(fault)}`);
  }
  const unknown = results.filter(({ outcome }) => outcome === 'unknown');
  if (unknown.length > 0) console.log(`\n${unknown.length} not passed, because there is no such surface yet:`);
  for (const [surface, lines] of Map.groupBy(unknown, ({ unknownSurface }) => unknownSurface ?? '')) {
    console.log(`  ${surface}: ${lines.map(({ line }) => line.id).join(', ')}`);
  }
  const count = (outcome: LineResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  console.log(`\n${count('passed')} passed, ${count('failed')} failed`);
}

const headings = ['class', 'tried', 'as expected', '5xx', 'crashes', 'slowest ms', 'memory MiB', 'unknown'] as const;

/** One row for each class and one for all. */
export function tableOf(results: readonly LineResult[]): readonly string[] {
  const classes = [...Map.groupBy(results, ({ line }) => line.class)];
  const rows = [...classes.map(([name, own]) => rowOf(name, own)), rowOf('all', results)];
  return [headings, ...rows].map((cells) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(12) : cell.padStart(12))).join(''),
  );
}

function rowOf(name: string, results: readonly LineResult[]): readonly string[] {
  const tried = results.filter(({ outcome }) => outcome !== 'unknown');
  const most = (read: (result: LineResult) => number) => Math.max(0, ...tried.map(read));
  return [
    name,
    tried.length,
    tried.filter(({ outcome }) => outcome === 'passed').length,
    results.reduce((sum, { serverErrors }) => sum + serverErrors, 0),
    results.filter(({ hasCrashed }) => hasCrashed).length,
    Math.round(most(({ slowestMs }) => slowestMs)),
    Math.round(most(({ memoryGrowthMiB }) => memoryGrowthMiB)),
    results.length - tried.length,
  ].map(String);
}

/** What was sent may hold anything: a terminal shows it as text too. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').slice(0, 400);
}
