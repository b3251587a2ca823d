import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { methods as firstSections } from '../truth-methods/section-1-to-4.ts';
import { methods as lastSections } from '../truth-methods/section-5-to-8.ts';
import { compareAnswer } from './compare-answer.ts';
import { readTruthCase, type TruthCase } from './truth-case.ts';

/** Every method of the catalogue under its id: the input of a truth case in, the numbers to compare out. */
export const methods = { ...firstSections, ...lastSections };

/** The truth files beside the project where they are, else the project's own copy. */
const sharedPlace = resolve(import.meta.dirname, '../../../shared/truth/statistics');
const ownPlace = join(import.meta.dirname, 'statistics');
/** Other data and other edges of the same methods, computed by scripts/peers/r. */
const morePlace = join(import.meta.dirname, 'more');

/** The files of truth cases at the places named on the command line: folders are walked, files are taken. */
function truthFiles(places: readonly string[]): readonly string[] {
  return places.flatMap((place) =>
    statSync(place).isDirectory()
      ? globSync('**/*.json', { cwd: place })
          .sort()
          .map((name) => join(place, name))
      : [place],
  );
}

/** What is wrong with the answer to one case; nothing when it passes. */
export function judgeCase(truthCase: TruthCase): readonly string[] {
  const method = methods[truthCase.method];
  if (method === undefined) return [`no method ${truthCase.method}`];
  try {
    return compareAnswer(truthCase.expected, method(truthCase.input), truthCase.tolerance);
  } catch (cause) {
    return [`threw ${cause instanceof Error ? cause.message : String(cause)}`];
  }
}

function run(places: readonly string[]): number {
  const tally = new Map<string, { passed: number; failed: number }>();
  for (const file of truthFiles(places)) {
    const truthCase = readTruthCase(file);
    const faults = judgeCase(truthCase);
    const counts = tally.get(truthCase.method) ?? { passed: 0, failed: 0 };
    tally.set(truthCase.method, counts);
    counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
    for (const fault of faults) console.log(`  ${truthCase.id} ${fault}`);
  }
  let [passed, failed] = [0, 0];
  for (const [method, counts] of [...tally].sort(([left], [right]) => (left < right ? -1 : 1))) {
    console.log(`${method.padEnd(36)} ${counts.passed} passed, ${counts.failed} failed`);
    passed += counts.passed;
    failed += counts.failed;
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

if (import.meta.main) {
  const places = process.argv.slice(2);
  process.exitCode = run(places.length === 0 ? [existsSync(sharedPlace) ? sharedPlace : ownPlace, morePlace] : places);
}
