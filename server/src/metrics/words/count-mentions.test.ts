import { beforeAll, describe, expect, test } from 'vitest';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { rule, useTestWords } from './test-words.ts';
import { forgetTextChanges } from './text-change-store.ts';

const { scene, ask, answerHere } = useTestWords();

/** Responses that say it, each test's own. */
let saddles: readonly string[];

/** How many texts there are, how many of them mention the theme, and how those score. */
async function counted() {
  const { body } = await ask('GET', 'themes?period=all');
  const [{ share, score }] = body.data;
  return { texts: body.texts, mentions: Math.round(share.estimate * share.n), score: score?.estimate, n: score?.n };
}

function change(text: string, values: readonly unknown[]): Promise<unknown> {
  return scene().database.superuser.query(text, [scene().workspace.id, ...values]);
}

beforeAll(async () => {
  saddles = await answerHere(Array.from({ length: 6 }, () => ({ nps: 4, why: 'De zadelpen zakte' })));
  await ask('POST', 'themes', { name: 'Zadel', rules: [rule(['zadelpen'])] });
});

describe('what is kept of months that were counted', () => {
  test('is told again as long as nobody writes', async () => {
    expect(await counted()).toMatchObject({ texts: 14, mentions: 6, score: -100, n: 6 });
    expect(await counted()).toMatchObject({ texts: 14, mentions: 6, score: -100, n: 6 });
  });

  test('follows a text that comes', async () => {
    await answerHere([{ nps: 10, why: 'Nieuwe zadelpen, prima' }]);
    expect(await counted()).toMatchObject({ texts: 15, mentions: 7, n: 7 });
  });

  test('follows a text of a month in which there was none', async () => {
    expect((await ask('GET', 'themes?period=2026-09-01..2026-09-30')).body.texts).toBeNull();
    const moved = saddles.slice(0, 5);
    for (const table of ['score_row', 'response_text'])
      await change(`update ${table} set day = '2026-09-14' where workspace_id = $1 and response_id = any ($2)`, [
        moved,
      ]);
    expect(await counted()).toMatchObject({ texts: 15, mentions: 7 });
    expect((await ask('GET', 'themes?period=2026-09-01..2026-09-30')).body.texts).toBe(5);
  });

  test('follows a score that is corrected', async () => {
    expect((await counted()).score).toBeLessThan(0);
    await change('update score_row set q0 = 10 where workspace_id = $1 and response_id = any ($2)', [saddles]);
    expect((await counted()).score).toBe(100);
  });

  test('follows a person who says that a text does not mention it', async () => {
    await change(
      `update response_theme set by_person = false, judged_by = $3, judged_at = now()
       where workspace_id = $1 and response_id = $2`,
      [saddles[0], scene().workspace.ownerId],
    );
    expect(await counted()).toMatchObject({ texts: 15, mentions: 6 });
  });

  test('follows a text that is erased, at once', async () => {
    await inWorkspace(scene().database.databases.app, scene().workspace.id, ({ trx }) =>
      trx
        .updateTable('response')
        .set({ answers: '{"nps": 10, "why": null}' })
        .where('id', '=', saddles[1] ?? '')
        .execute(),
    );
    expect(await counted()).toMatchObject({ texts: 14, mentions: 5 });
  });

  test('follows a vote that turns out to be a machine’s', async () => {
    await change(`update score_row set vote_class = 'm' where workspace_id = $1 and response_id = $2`, [saddles[2]]);
    expect(await counted()).toMatchObject({ texts: 13, mentions: 4 });
  });

  test('is told by changes of two days', async () => {
    const changes = async () => {
      const kept = 'select from text_change where workspace_id = $1';
      return (await scene().database.superuser.query(kept, [scene().workspace.id])).rowCount;
    };
    const forget = (now: Date) =>
      inWorkspace(scene().database.databases.app, scene().workspace.id, (db) => forgetTextChanges(db, now));
    await forget(new Date());
    expect(await changes()).toBeGreaterThan(5);
    await forget(new Date(Date.now() + 3 * 86_400_000));
    expect(await changes()).toBe(0);
  });
});
