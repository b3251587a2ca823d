import { addTallies, oneFailure, type Tally } from './tally.ts';

export type Step = { readonly name: string; readonly run: () => Promise<Tally> };

/**
 * Runs the steps one after the other, then names every failure and closes with the one line that machines read:
 * `N passed, N failed`. A step that throws is one failure, and does not keep the others from being tried.
 */
export async function closeRun(steps: readonly Step[]): Promise<void> {
  const tallies: Tally[] = [];
  for (const step of steps) {
    const start = performance.now();
    console.log(`\n== ${step.name}`);
    const tally = await step.run().catch((error: unknown) => {
      console.error(error);
      return oneFailure(`${step.name}: ${error instanceof Error ? error.message : String(error)}`);
    });
    tallies.push(tally);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`== ${step.name}: ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`);
  }
  const { passed, failed, failures } = addTallies(tallies);
  console.log('');
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
  // Nothing tried is not green: it means that the run looked in the wrong place.
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
