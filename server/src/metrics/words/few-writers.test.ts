import { beforeAll, describe, expect, test } from 'vitest';
import { rule, useTestWords } from './test-words.ts';

const { scene, ask, writeOn } = useTestWords();

/** Six customers wrote in August, and in September two did, as often. */
const [august, september] = ['2026-08-01..2026-08-31', '2026-09-01..2026-09-30'];
const texts = [2, 2, 2, 9, 9, 9].map((nps) => ({ nps, why: nps < 7 ? 'Te lang gewacht' : 'Vriendelijk geholpen' }));

const write = (day: string, customers: number, given = texts) => writeOn(day, customers, given);
const get = async (path: string, period: string) => (await ask('GET', `${path}?period=${period}`)).body;
const linesOfFile = async (period: string) => {
  const reply = await scene().app.inject(`/v1/words/file?format=csv&period=${period}`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.body.split('\n').filter((line) => /gewacht|geholpen/.test(line)).length;
};

beforeAll(async () => {
  await write('2026-08-14', 6);
  await write('2026-09-14', 2);
  await ask('POST', 'themes', { name: 'Wachten', rules: [rule(['gewacht'])] });
});

describe('six texts', () => {
  test('of six customers are shown, and of two they are not: on the screen and in the file', async () => {
    expect(await get('words', august)).toMatchObject({ refusal: null, total: 6, score: { n: 6 } });
    expect(await get('words', september)).toMatchObject({ refusal: 'too_few', total: 0, score: null, data: [] });
    expect([await linesOfFile(august), await linesOfFile(september)]).toEqual([6, 0]);
  });

  test('of two customers are counted by no theme and by no trial of one', async () => {
    expect(await get('themes', august)).toMatchObject({ texts: 6, score: { n: 6 } });
    expect(await get('themes', september)).toMatchObject({ texts: null, score: null, data: [{ share: null }] });
    const trial = { theme_id: null, rules: [rule(['gewacht'])] };
    const tried = (period: string) => ask('POST', 'themes/preview', { ...trial, period });
    expect((await tried(august)).body).toMatchObject({ texts: 6 });
    expect((await tried(september)).body).toMatchObject({ share: null });
  });

  test('with a word that two customers said tell no score of those who said it', async () => {
    const [waiting = [], happy = []] = [texts.slice(0, 3), texts.slice(3)].map((half) => [...half, ...half]);
    await write('2026-10-13', 2, waiting);
    await write('2026-10-14', 6, happy);
    const october = '2026-10-01..2026-10-31';
    expect(await get('words', `${october}&q=gewacht`)).toMatchObject({ total: 6, share: { n: 12 }, score: null });
    expect(await get('words', `${october}&q=vriendelijk`)).toMatchObject({ total: 6, score: { n: 6 } });
    expect((await get('themes', october)).data).toMatchObject([{ share: { n: 12 }, score: null, rest: null }]);
    expect(await get('word-suggestions', october)).toMatchObject({ unhappy: null, happy: null });
  });
});
