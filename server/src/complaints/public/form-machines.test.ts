import { describe, expect, test } from 'vitest';
import { complaint, formOf, useTestForm } from './test-form.ts';

const { scene, pass, get, send, openForm, cases } = useTestForm();

describe('a machine makes no case', () => {
  test('by opening the form, or the page of a case, however often', async () => {
    const before = await scene().database.superuser.query('select count(*) from case_event');
    for (let time = 0; time < 5; time += 1) await get(scene().link, { 'sec-purpose': 'prefetch' });
    await scene().app.inject({ method: 'HEAD', url: scene().link });
    expect((await scene().database.superuser.query('select count(*) from case_event')).rows).toEqual(before.rows);
  });

  test.each([
    ['without the page', { nonce: '' }],
    ['with a key of its own making', { nonce: 'A'.repeat(43) }],
  ])('by sending the form %s', async (_, more) => {
    const before = (await cases()).length;
    const page = await send(scene().link, { ...complaint, ...more });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Deze pagina stond lang open');
    expect((await cases()).length).toBe(before);
  });

  test('by filling in everything, or at once; a person who is taken for one presses again', async () => {
    const before = (await cases()).length;
    const opened = await get(scene().link);
    const { nonce, action } = formOf(opened.body);
    const hurried = await send(action, { ...complaint, nonce });
    expect(hurried.statusCode).toBe(422);
    pass(60_000);
    const trapped = await send(action, { ...complaint, nonce, website: 'https://spam.example' });
    expect(trapped.body).toContain('Wij konden niet zien of een mens dit verstuurde');
    expect(trapped.body).toContain('De fiets stond weer stil.');
    expect((await cases()).length).toBe(before);
    expect((await send(action, { ...complaint, nonce: formOf(trapped.body).nonce })).statusCode).toBe(303);
    expect((await cases()).length).toBe(before + 1);
  });

  test('by the hundred from one place: the words are kept, and nobody else waits', async () => {
    const codes = new Map<number, number>();
    for (let time = 0; time < 24; time += 1) {
      const { nonce, action } = await openForm();
      scene().senders = 0;
      const reply = await send(action, { ...complaint, nonce });
      codes.set(reply.statusCode, (codes.get(reply.statusCode) ?? 0) + 1);
      pass(-60_000);
      if (reply.statusCode === 429) expect(reply.body).toContain('Wat u typte, staat er nog');
    }
    expect(codes.get(303)).toBeLessThanOrEqual(20);
    expect(codes.get(429)).toBeGreaterThan(0);
    scene().senders = 100;
    const { nonce, action } = await openForm();
    expect((await send(action, { ...complaint, nonce })).statusCode).toBe(303);
  });
});
