import { expect, test } from 'vitest';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { openFigure } from '../../metrics/figures/open-figure.ts';
import { useTestWords } from '../../metrics/words/test-words.ts';
import { wordsPart } from './words-part.ts';

const { scene, writeOn } = useTestWords();

const texts = [2, 2, 2, 9, 9, 9].map((nps) => ({ nps, why: nps < 7 ? 'Te lang gewacht' : 'Vriendelijk geholpen' }));

const quotesOf = (period: string) =>
  inWorkspace(scene().product.databases.app, scene().workspace.id, async (db) => {
    const figure = await openFigure(db, scene().product.columns, { period, today: '2026-11-21', language: 'nl' });
    return figure && (await wordsPart(db, figure, 'nl'))?.quotes.map(({ text }) => text);
  });

test('a report quotes customers where six wrote, and nobody where two wrote as much', async () => {
  await writeOn('2026-08-14', 6, texts);
  await writeOn('2026-09-14', 2, texts);
  expect(await quotesOf('2026-08-01..2026-08-31')).toEqual(['Vriendelijk geholpen', 'Te lang gewacht']);
  expect(await quotesOf('2026-09-01..2026-09-30')).toBeUndefined();
});
