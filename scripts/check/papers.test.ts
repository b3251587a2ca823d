import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingNames } from '../../server/src/config.ts';
import { commands } from '../run/commands.mjs';

const root = join(import.meta.dirname, '..', '..');

test('every setting stands in the operator’s paper, and none that does not exist', async () => {
  const paper = await readFile(join(root, 'docs', 'operate.md'), 'utf8');
  const listed = [...paper.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(listed).toEqual(Object.keys(settingNames));
});

test('every command of package.json is known to the runner, and the other way round', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expect(Object.keys(scripts).sort()).toEqual(Object.keys(commands).sort());
  for (const name of Object.keys(commands)) expect(scripts[name]).toBe(`node scripts/run.mjs ${name}`);
});

test('the commands that the papers tell people to type exist', async () => {
  const papers = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/operate.md'];
  const texts = await Promise.all(papers.map((name) => readFile(join(root, name), 'utf8').catch(() => '')));
  const named = texts.flatMap((text) => [...text.matchAll(/npm run ([a-z:]+)|npm (start|test)\b/g)]);
  for (const [, script, short] of named) expect(Object.keys(commands)).toContain(script ?? short);
});
