import { expect, test } from 'vitest';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { rule, useTestWords } from '../../metrics/words/test-words.ts';
import { themeLines } from './theme-lines.ts';

const { scene, ask, writeOn } = useTestWords();

const waited = Array.from({ length: 20 }, () => ({ nps: 2, why: 'Te lang gewacht' }));
const helped = Array.from({ length: 40 }, () => ({ nps: 9, why: 'Vriendelijk geholpen' }));

const linesOn = (day: string) =>
  inWorkspace(scene().product.databases.app, scene().workspace.id, (db) =>
    themeLines(scene().product, db, {
      surveys: [{ id: scene().survey.id, name: 'Relatie' }],
      days: { from: '2026-01-01', to: day },
      language: 'nl',
      zone: 'Europe/Amsterdam',
    }),
  );

test('a theme is told to be mentioned more by as many customers, and not by one who says it again and again', async () => {
  await ask('POST', 'themes', { name: 'Wachten', rules: [rule(['gewacht'])] });
  for (const day of ['2026-04-14', '2026-07-14']) await writeOn(day, 40, helped);
  await writeOn('2026-05-14', 60, [...waited, ...helped]);
  expect(await linesOn('2026-05-20')).toMatchObject([
    { text: expect.stringMatching(/^Wachten .* 33\s%\s* van 60 teksten, daarvoor in 0/) },
  ]);
  await writeOn('2026-10-14', 1, waited);
  await writeOn('2026-10-14', 40, helped);
  expect(await linesOn('2026-10-20')).toEqual([]);
});
