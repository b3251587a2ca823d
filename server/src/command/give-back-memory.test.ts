import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it.concurrent('a Voldaan at rest lets go of what its start took', async () => {
  expect(await collectionsOf({ leavesGarbage: true, works: false })).toBeGreaterThan(0);
});

it.concurrent('a Voldaan at work is not held up for it', async () => {
  expect(await collectionsOf({ leavesGarbage: true, works: true })).toBe(0);
});

it.concurrent('a Voldaan at rest that holds next to nothing is left in peace', async () => {
  expect(await collectionsOf({ leavesGarbage: false, works: false })).toBe(0);
});

/** How often a process of its own, for nothing else may allocate in it, was told to collect in its first five seconds. */
async function collectionsOf(life: Readonly<{ leavesGarbage: boolean; works: boolean }>): Promise<number> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program(life)]);
  return JSON.parse(stdout);
}

function program({ leavesGarbage, works }: Readonly<{ leavesGarbage: boolean; works: boolean }>): string {
  return `
    import { constants, PerformanceObserver } from 'node:perf_hooks';
    import { giveBackMemory } from '${new URL('./give-back-memory.ts', import.meta.url).href}';
    let told = 0;
    let begun = Infinity;
    const count = (list) => {
      for (const { startTime, detail } of list.getEntries())
        // What V8 finishes by itself carries this flag.
        if (startTime > begun && detail.flags !== constants.NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE) told += 1;
    };
    new PerformanceObserver(count).observe({ entryTypes: ['gc'] });
    let kept = [];
    for (let part = 0; ${leavesGarbage} && part < 2_000_000; part += 1) kept.push({ part, of: [part] });
    kept = undefined;
    begun = performance.now();
    giveBackMemory({ error: (...words) => console.error(...words) });
    const spin = () => { const until = performance.now() + 20; while (performance.now() < until); };
    const work = ${works} ? setInterval(spin, 40) : undefined;
    setTimeout(() => { clearInterval(work); console.log(JSON.stringify(told)); }, 5000);
  `;
}
