import { describe, expect, it } from 'vitest';
import { forkedSurvey } from './test-forked-survey.ts';
import { at, hrefOf, plain, rowMarks, useTestSittings } from './test-sittings.ts';
import { newInvitation, newSurvey } from './test-survey.ts';

const { scene, wait, press, responses, touch } = useTestSittings();

describe('one person, however they come and go', () => {
  it('is led along the fork that their mark opens, in one order of chance that is stored', async () => {
    const first = await scene().customer.open(`/a/${scene().invitation.token}`);
    const low = await press(first, { nps: '3' });
    expect(low.hidden['shown']).toBe('why');
    const battery = await press(low, { why: 'te laat' });
    const order = battery.hidden['shown']?.split(' ');
    expect([...(order ?? [])].sort()).toEqual(['row1', 'row2', 'row3', 'row4', 'row5', 'row6']);
    const last = await press(
      battery,
      rowMarks(() => 4),
    );
    expect((await press(last, { call: 'yes' })).action, 'thanks').toBe('');
    expect(await responses()).toMatchObject([{ is_complete: true, vote_class: 'human', off_path: [] }]);
    expect((await responses())[0].shown_order).toEqual({ parts: order });
  });

  it('goes back, gives another mark, and is led along the other fork without losing a word', async () => {
    const first = await scene().customer.open(`/a/${scene().invitation.token}`);
    const low = await press(first, { nps: '3' });
    const battery = await press(low, { why: 'te laat' });
    await press(
      battery,
      rowMarks((row) => (row % 5) + 1),
    );
    const high = await press(first, { nps: '9' });
    expect(high.hidden['shown'], 'the page that was never met').toBe('good');
    const last = await press(high, { good: 'de fiets' });
    expect(last.hidden['page']).toBe('last');
    await press(last, { call: 'no' });
    expect(await responses()).toMatchObject([
      { answers: { nps: 9, why: 'te laat', good: 'de fiets', call: 'no' }, off_path: ['why'], is_complete: true },
    ]);
  });

  it('reads nothing back of what was said along the fork that they have left', async () => {
    const forked = forkedSurvey();
    const text = { nl: 'U schreef: {answer.why|niets}. Mogen wij bellen?' };
    const call = { kind: 'yes-no', id: 'call', item: 'call', text, required: false } as const;
    const nodes = [...forked.nodes.slice(0, 2), { kind: 'page', id: 'last', nodes: [call] } as const];
    const told = await newSurvey(scene().db.superuser, scene().workspace, { ...forked, languages: ['nl'], nodes });
    const first = await scene().customer.open(
      `/a/${(await newInvitation(scene().db.superuser, scene().workspace, told)).token}`,
    );
    const low = await press(await press(first, { nps: '3' }), { why: 'te laat' });
    expect(low.html).toContain('U schreef: te laat.');
    const high = await press(await press(first, { nps: '9' }), { good: 'de fiets' });
    expect(high.html).toContain('U schreef: niets.');
  });

  it('is known on the page by what the company knows, under the names that its texts use', async () => {
    const title = { nl: 'Klant {contact.external_id|?}, {contact.name|onbekend}, {contact.fiets|?}' };
    const forked = forkedSurvey();
    const told = await newSurvey(scene().db.superuser, scene().workspace, {
      ...forked,
      languages: ['nl'],
      slip: { title, detail: title },
    });
    const { token, contactId } = await newInvitation(scene().db.superuser, scene().workspace, told);
    const attributes = { fiets: 'bakfiets', external_id: 'van een kolom' };
    await scene().db.superuser.query(
      `update contact set external_id = 'K-7', name = '', attributes = $2 where id = $1`,
      [contactId, attributes],
    );
    expect((await scene().customer.open(`/a/${token}`)).html).toContain('Klant K-7, onbekend, bakfiets');
    await scene().db.superuser.query('delete from contact where id = $1', [contactId]);
    wait(10_000);
    expect((await scene().customer.open(`/a/${token}`)).html).toContain('Klant ?, onbekend, ?');
  });

  it('changes an earlier page at the very end, and sees the later ones again before it is final', async () => {
    const first = await scene().customer.open(`/a/${scene().invitation.token}`);
    const battery = await press(await press(first, { nps: '9' }), { good: '' });
    const last = await press(
      battery,
      rowMarks(() => 4),
    );
    await touch(last, { call: 'yes' });
    const again = await press(first, { nps: '8' });
    expect([again.hidden['page'], (await responses())[0].is_complete]).toEqual(['high', false]);
  });

  it('loses nothing that was given and not pressed, and counts it when the button is pressed', async () => {
    const first = await scene().customer.open(`/a/${scene().invitation.token}`);
    wait(5_000);
    const saved = await touch(first, { nps: 2 });
    expect([saved.statusCode, saved.json().state]).toEqual([201, 'stored']);
    expect((await touch(first, { nps: 2 })).json().state, 'the reply was lost').toBe('seen');
    expect(await responses()).toMatchObject([{ answers: { nps: 2 }, vote_class: 'unconfirmed' }]);
    const low = await press(first, { nps: '3' });
    expect(await responses()).toMatchObject([{ answers: { nps: 3 }, vote_class: 'human' }]);
    await touch(low, { why: 'hal' });
    await touch(low, { why: 'half getypt' }, 2);
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'half getypt' }, vote_class: 'human' }]);
  });

  it('is believed by what the button sent, when an answer saved before it arrives after it', async () => {
    const first = await scene().customer.open(`/a/${scene().invitation.token}`);
    const low = await press(first, { nps: '3' });
    await press(low, { why: 'heel getypt' });
    expect((await touch(low, { why: 'half' })).statusCode).toBe(201);
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'heel getypt' } }]);
  });

  it('comes back on another day: what was given stands, and what is given then is kept before it is pressed', async () => {
    const low = await press(await scene().customer.open(`/a/${scene().invitation.token}`), { nps: '3' });
    await touch(low, { why: 'te laat' });
    wait(86_400_000);
    const welcome = await scene().customer.open(`/a/${scene().invitation.token}`);
    expect(welcome.html).not.toContain('te laat');
    const battery = await scene().customer.open(hrefOf(welcome, 'go'));
    expect(battery.hidden['page']).toBe('rows');
    wait(3_000);
    await touch(battery, { row1: 5 });
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'te laat', row1: 5 }, vote_class: 'human' }]);
  });

  it('switches the language and keeps the answers; Arabic runs from the right', async () => {
    const first = await scene().customer.open(`/a/${scene().invitation.token}?lang=ar`);
    expect(first.html).toMatch(/<html lang="ar" dir="rtl"/);
    const low = await press(first, { nps: '3' });
    const link = [...low.html.matchAll(/href="([^"]*)"/g)]
      .map(([, href]) => plain(href))
      .find((href) => /language=nb/.test(href));
    const inNorwegian = await scene().customer.open(link ?? '');
    expect([inNorwegian.hidden['page'], /<html lang="nb"/.test(inNorwegian.html)]).toEqual(['low', true]);
    await press(inNorwegian, { why: 'for sent' });
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'for sent' }, language: 'nb' }]);
  });

  it('is known to have come by the code on a poster, to the last page', async () => {
    const first = await scene().customer.open(`/s/${scene().survey.publicToken}?via=qr`);
    const high = await press(first, { nps: '9' });
    await press(high, { good: 'van de poster' });
    const { rows: found } = await scene().db.superuser.query(
      `select channel from response where answers ->> 'good' = $1`,
      ['van de poster'],
    );
    expect(found).toEqual([{ channel: 'qr' }]);
  });

  it('asks which language when the browser reads none of them, and not otherwise', async () => {
    const asked = await scene().customer.open(`/s/${scene().survey.publicToken}`, {
      'accept-language': 'fi, sv;q=0.5',
    });
    expect([asked.action, /language=ar/.test(asked.html)]).toEqual(['', true]);
    const shown = await scene().customer.open(`/s/${scene().survey.publicToken}`, {
      'accept-language': 'fi, nb;q=0.5',
    });
    expect(shown.html).toMatch(/<html lang="nb"/);
  });

  it('presses the last button twenty times at once, in two tabs, and has one response and one last act', async () => {
    const tabs = await Promise.all([1, 2].map(() => scene().customer.open(`/a/${scene().invitation.token}`)));
    let last = tabs;
    for (const fields of [{ nps: '9' }, { good: 'snel' }, rowMarks(() => 4)]) {
      wait(8_000);
      last = await Promise.all(last.map((page) => scene().customer.press(page, fields)));
    }
    wait(8_000);
    const ends = await Promise.all(
      Array.from({ length: 20 }, (_, n) => scene().customer.press(at(last, n % 2), { call: 'yes' })),
    );
    expect(new Set(ends.map(({ status, action }) => `${status} ${action}`))).toEqual(new Set(['200 ']));
    expect(await responses()).toHaveLength(1);
    const acts = await scene().db.superuser.query(
      `select count(*)::int as n from answer_event e join response r on r.workspace_id = e.workspace_id and r.id = e.response_id
       where r.respondent_key = $1 and e.is_final`,
      [`inv:${scene().invitation.id}`],
    );
    expect(acts.rows[0].n, 'one of each tab at most').toBeLessThanOrEqual(2);
  });

  describe('whose answers are odd', () => {
    it('is marked for speed, for contradicting itself and for a field that nobody sees, and is still there', async () => {
      let page = await scene().customer.open(`/a/${scene().invitation.token}`);
      for (const fields of [{ nps: '9' }, { good: 'ja' }, rowMarks(() => 5), { call: 'yes', website: 'x.example' }]) {
        wait(2_000);
        page = await scene().customer.press(page, fields);
      }
      expect(await responses()).toMatchObject([
        { is_complete: true, vote_class: 'human', marks: ['speeder', 'straight-liner', 'honeypot'] },
      ]);
    });

    it('is marked as one of a burst from the eleventh of one place on, and nobody is refused', async () => {
      for (let turn = 0; turn < 12; turn += 1) {
        let page = await scene().customer.open(`/s/${scene().survey.publicToken}`);
        for (const fields of [
          { nps: '9' },
          { good: `beurt ${turn}` },
          rowMarks((row) => (row % 4) + 1),
          { call: 'no' },
        ]) {
          wait(9_000);
          page = await scene().customer.press(page, fields);
        }
        expect(page.action).toBe('');
      }
      const marked = (await responses('all')).filter(({ marks }) => marks.includes('burst'));
      expect(marked.map(({ answers }) => answers.good).sort()).toEqual(['beurt 10', 'beurt 11']);
    });
  });
});
