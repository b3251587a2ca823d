import { describe, expect, it } from 'vitest';
import type { CustomerPage } from './test-customer.ts';
import { at, cookieOf, hrefOf, rowMarks, useTestSittings } from './test-sittings.ts';

const { scene, wait, press, responses, touch } = useTestSittings();

describe('one person on a public link, however they come and go', () => {
  const open = (cookie = '') =>
    scene().customer.open(`/s/${scene().survey.publicToken}`, cookie === '' ? {} : { cookie });

  it('leaves no cookie by looking, one by answering, and none a while after the end', async () => {
    const first = await open();
    expect(cookieOf(first.headers)).toBe('');
    const high = await press(first, { nps: '9' });
    expect(cookieOf(high.headers)).toMatch(
      new RegExp(
        `^voldaan-answers=[\\w-]+; Path=/s/${scene().survey.publicToken}; Max-Age=2592000; HttpOnly; SameSite=Lax`,
      ),
    );
    const battery = await press(high, { good: '' });
    const last = await press(
      battery,
      rowMarks(() => 4),
    );
    wait(8_000);
    const end = await sendWith(cookieOf(last.headers), last, { call: 'no' });
    expect(cookieOf(end.headers)).toMatch(/^voldaan-answers=[\w-]+; .*Max-Age=600;/);
  });

  it('is told that all is well when the thanks were lost on their way, and does not answer twice', async () => {
    const first = await open();
    wait(5_000);
    const high = await press(first, { nps: '9' });
    const battery = await press(high, { good: '' });
    const last = await press(
      battery,
      rowMarks(() => 4),
    );
    wait(8_000);
    const lost = await sendWith(cookieOf(last.headers), last, { call: 'no' });
    const cookie = cookieOf(lost.headers).split(';')[0] ?? '';
    const again = await open(cookie);
    expect([again.action, again.html.includes('U hebt al geantwoord')]).toEqual(['', true]);
    const anew = await scene().customer.open(hrefOf(again, 'skip'), { cookie });
    expect([anew.hidden['page'], cookieOf(anew.headers).includes('Max-Age=0')]).toEqual(['first', true]);
  });

  it('finds its answers again on this device, and lets somebody else begin anew', async () => {
    const first = await open();
    wait(5_000);
    const cookie = cookieOf((await touch(first, { nps: 4 })).headers).split(';')[0] ?? '';
    expect(cookie).not.toBe('');
    wait(86_400_000);
    const welcome = await open(cookie);
    expect(welcome.action).toBe('');
    const low = await scene().customer.open(hrefOf(welcome, 'go'), { cookie });
    expect(low.hidden['page']).toBe('low');
    const anew = await scene().customer.open(hrefOf(welcome, 'skip'), { cookie });
    expect([anew.hidden['page'], cookieOf(anew.headers).includes('Max-Age=0')]).toEqual(['first', true]);
    const elsewhere = await open();
    expect(elsewhere.hidden['page']).toBe('first');
  });

  it('answers in two tabs as one response, whichever was opened first', async () => {
    const before = (await responses('all')).length;
    const [one, two] = [await open(), await open()];
    const high = await press(at([one], 0), { nps: '9' });
    const cookie = cookieOf(high.headers).split(';')[0] ?? '';
    wait(8_000);
    await sendWith(cookie, at([two], 0), { nps: '10' });
    expect((await responses('all')).length - before).toBe(1);
  });

  async function sendWith(cookie: string, page: CustomerPage, fields: Readonly<Record<string, string>>) {
    return scene().app.inject({
      method: 'POST',
      url: page.action,
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
      payload: new URLSearchParams({ ...page.hidden, ...fields, evidence: '' }).toString(),
    });
  }
});
