import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../', import.meta.url));
const timeBesideDay = /_at (?:>=|<=|>|<) \$\{[^}]+\}::date\b(?!::timestamptz)/;

/**
 * PostgreSQL compares a time with a day by a function that may tell what it saw, so that under row-level security no index is
 * asked and no statistics are looked at: of 200,000 invitations a plan expects one, and takes a minute for what takes a second.
 */
test('no query compares a time with a day: the day is made a moment first', () => {
  const files = globSync('**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => timeBesideDay.test(readFileSync(folder + file, 'utf8')))).toEqual([]);
});
