import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { gatherLines } from './log-output.ts';

const line = (level: number, msg: string) => `${JSON.stringify({ level, msg })}\n`;

test('lines of what went well are written together, in their order', async () => {
  const written: string[] = [];
  const lines = gatherLines((said) => written.push(said));
  lines.write(line(30, 'one'));
  lines.write(line(20, 'two'));
  expect(written).toEqual([]);
  await wait(200);
  expect(written).toEqual([line(30, 'one') + line(20, 'two')]);
  lines.write(line(30, 'three'));
  await wait(200);
  expect(written).toHaveLength(2);
});

test('a warning or an error is written at once, after what was said before it', () => {
  const written: string[] = [];
  const lines = gatherLines((said) => written.push(said));
  lines.write(line(30, 'before'));
  lines.write(line(40, 'careful'));
  lines.write(line(50, 'wrong'));
  expect(written).toEqual([line(30, 'before') + line(40, 'careful'), line(50, 'wrong')]);
});

test.each(['process.exit(3)', 'throw new Error("unforeseen")', ''])(
  'nothing is lost of a process that ends by %j',
  async (ending) => {
    const module = fileURLToPath(new URL('./log.ts', import.meta.url));
    const script = `import { makeLog } from ${JSON.stringify(module)};
    const log = makeLog({ logLevel: 'info' });
    for (let said = 1; said <= 500; said += 1) log.info({ said }, 'request');
    ${ending}`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = (await text(child.stdout)).trimEnd().split('\n');
    expect(said).toHaveLength(500);
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ said: 500 });
  },
);
