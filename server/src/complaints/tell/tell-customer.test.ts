import { describe, expect, test } from 'vitest';
import { hashAddress } from '../../contacts/address-hash.ts';
import { useTellingCompany } from './test-telling.ts';

const { scene, hear, setNow, pass, receive, mailsTo } = useTellingCompany();

/** A step by a member of staff, an hour after the one before. */
async function step(caseId: string, given: object) {
  pass(2 * 3_600_000);
  const shown = await scene().owner.get(`/v1/cases/${caseId}`);
  const reply = await scene().owner.post(`/v1/cases/${caseId}/steps`, given, {
    'if-match': String(shown.headers.etag),
  });
  expect(reply.json()).toHaveProperty('case');
  await hear();
}

const shownIdOf = async (number: string) =>
  (await scene().owner.get(`/v1/cases?search=${number}`))
    .json()
    .data.find((one: { number: string }) => one.number === number).id;

const page = (token: string, more = '') =>
  scene().app.inject({ method: 'GET', url: `/c/status/${token}?language=nl${more}` });

async function say(token: string, act: string, words = '') {
  const html = (await page(token)).body;
  const nonce = /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const payload = new URLSearchParams({ nonce, act, words, language: 'nl' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const send = () => scene().app.inject({ method: 'POST', url: `/c/status/${token}`, headers, payload });
  return { first: await send(), second: await send() };
}

const assessed = {
  what: 'assessed',
  severity: 3,
  complexity: 1,
  impact: 2,
  isAboutSafety: false,
  needsActionAtOnce: false,
};

describe('a customer is told what becomes of their complaint', () => {
  test('from receipt to their own yes: each once, by mail and on the page of the case', async () => {
    const to = 'm.jansen@klant.example';
    const { number, statusToken } = await receive({ name: 'M. Jansen', email: to });
    const id = await shownIdOf(number);
    const [received] = await mailsTo(to);
    expect(received).toMatchObject({ kind: 'case', subject: `Wij hebben uw klacht ontvangen (${number})` });
    expect(received.body_text).toContain('Dag M. Jansen,');
    expect(received.body_text).toContain('Sanne van Dijk, 030 123 45 67');
    expect(received.body_text).toContain(
      'Uiterlijk vrijdag 27\u00a0november: u krijgt ons besluit, met de reden erbij.',
    );
    expect(received.body_text).toContain(`https://feedback.devries.example/c/status/${statusToken}`);
    expect((await page(statusToken)).body).toContain('U hoort uiterlijk maandag 23\u00a0november van ons');

    await step(id, { what: 'acknowledged' });
    await step(id, { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Klant was boos, geheim' });
    await step(id, assessed);
    await step(id, {
      what: 'extended',
      until: '2026-12-04T16:00:00Z',
      reason: 'De fabrikant onderzoekt het.',
      isAgreed: false,
    });
    const extension = (await mailsTo(to))[1];
    expect(extension.subject).toBe(`Wij hebben meer tijd nodig voor uw klacht (${number})`);
    expect(extension.body_text).toContain('Was: vrijdag 27\u00a0november\nWordt: vrijdag 4\u00a0december');
    expect(extension.body_text).toContain('De fabrikant onderzoekt het.');

    await step(id, {
      what: 'decided',
      outcome: 'upheld',
      remedies: ['apology', 'refund'],
      cost: 4900,
      reason: 'De derailleur was niet nagekeken.',
    });
    expect(await mailsTo(to)).toHaveLength(2);
    expect((await page(statusToken)).body).not.toContain('derailleur');
    await step(id, { what: 'communicated', way: 'mail' });
    const decision = (await mailsTo(to))[2];
    expect(decision.body_text).toContain('U hebt gelijk.');
    expect(decision.body_text).toContain('Wat wij doen: excuses en geld terug');
    expect(decision.body_text).toContain('Waarom: De derailleur was niet nagekeken.');
    expect(decision.body_text).toContain('De geschillencommissie: https://geschil.example');
    const told = (await page(statusToken)).body;
    for (const words of [
      'Besluit: u hebt gelijk',
      'excuses en geld terug',
      'derailleur',
      'Sanne van Dijk sprak met u',
      'Zo is het goed',
      'geschillencommissie',
    ])
      expect(told).toContain(words);
    for (const words of ['geheim', 'm.jansen', 'M. Jansen', '4900', 'Hij deed het niet'])
      expect(told).not.toContain(words);

    const agreed = await say(statusToken, 'agree');
    expect([agreed.first.statusCode, agreed.second.statusCode]).toEqual([303, 303]);
    await hear();
    expect((await scene().owner.get(`/v1/cases/${id}`)).json().case).toMatchObject({
      stage: 'closed',
      closing: 'accepted',
    });
    expect((await page(statusToken)).body).toContain('Voldaan, volgens u');
    const subjects = (await mailsTo(to)).map(({ subject }) => subject);
    expect(subjects.at(-1)).toBe(`Uw klacht is afgehandeld (${number})`);
    expect(subjects).toHaveLength(4);

    // The same news again, as after a crash: nothing is written twice.
    await scene().database.superuser.query(
      `insert into outbox (workspace_id, id, kind, subjects)
       select workspace_id, uuid_v7(), 'case.stepped', array[id] from complaint_case`,
    );
    await hear();
    expect(await mailsTo(to)).toHaveLength(4);

    const reopened = await say(statusToken, 'reopen', 'Hij staat weer stil');
    expect([reopened.first.statusCode, reopened.second.statusCode]).toEqual([303, 303]);
    expect((await scene().owner.get(`/v1/cases/${id}`)).json().case).toMatchObject({ reopenings: 1, closed_at: null });
  });

  test('adds to it, which staff see as their word; an empty word is asked for again', async () => {
    const { number, statusToken } = await receive({ email: '' });
    expect((await say(statusToken, 'add', ' ')).first.body).toContain('Schrijf eerst wat u wilt toevoegen');
    const { first } = await say(statusToken, 'add', 'Het bonnetje is van 3 mei');
    expect(first.headers.location).toContain('added=1');
    expect((await page(statusToken, '&added=1')).body).toContain('Uw bericht staat bij uw zaak');
    const { events } = (await scene().owner.get(`/v1/cases/${await shownIdOf(number)}`)).json();
    const said = events.filter(({ what }: { what: string }) => what === 'customer_replied');
    expect(said).toMatchObject([{ by: { kind: 'customer' }, detail: { text: 'Het bonnetje is van 3 mei' } }]);
    // What the rules do not let a customer do is not done, whatever is sent.
    expect((await say(statusToken, 'agree')).first.statusCode).toBe(409);
  });

  test.each([
    [
      'nb',
      'Vi har mottatt klagen din',
      'Hei, Kari Nordmann',
      'Senest fredag 27.\u00a0november: du får avgjørelsen vår',
    ],
    [
      'en',
      'We have received your complaint',
      'Dear Kari Nordmann,',
      'By Friday 27\u00a0November: you get our decision',
    ],
    ['nn', 'Vi har motteke klaga di', 'Hei Kari Nordmann,', 'Seinast fredag 27.\u00a0november: du får avgjerda vår'],
    ['ar', 'استلمنا شكواك (\u2066', 'مرحبًا Kari Nordmann،', 'بحلول الجمعة، 27\u00a0نوفمبر: تحصل على قرارنا'],
    ['nl-x-jij', 'Wij hebben je klacht ontvangen', 'Dag Kari Nordmann,', '27\u00a0november: je krijgt ons besluit'],
  ])('in %s', async (language, subject, greeting, promise) => {
    setNow(new Date('2026-11-20T14:00:00Z'));
    const to = `${language}@klant.example`;
    await receive({ language, name: 'Kari Nordmann', email: to });
    const [mail] = await mailsTo(to);
    expect(mail.subject).toContain(subject);
    for (const words of [greeting, promise]) expect(mail.body_text).toContain(words);
  });

  test('in one mail when all was settled in one conversation, without the note of it', async () => {
    const to = 'kort@klant.example';
    const { number } = await receive({ email: to });
    const id = await shownIdOf(number);
    const shown = await scene().owner.get(`/v1/cases/${id}`);
    const settlement = { way: 'phone', note: 'Boos, maar tevreden weg', remedies: ['apology'] };
    await scene().owner.post(`/v1/cases/${id}/settlement`, settlement, { 'if-match': String(shown.headers.etag) });
    await hear();
    const mails = await mailsTo(to);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `Wij hebben uw klacht ontvangen (${number})`,
      `Ons besluit over uw klacht (${number})`,
    ]);
    expect(mails[1].body_text).not.toContain('Boos');
  });

  test.each([
    ['bounced', 'all', 0],
    ['complained', 'all', 0],
    ['unsubscribed', 'research', 1],
    ['asked', 'marketing', 1],
  ])('at an address that %s (%s): %i mails', async (reason, purpose, mails) => {
    const to = `${reason}@klant.example`;
    const hash = hashAddress(scene().product.key('address-hash'), scene().workspace.id, to);
    await scene().database.superuser.query(
      'insert into suppression (workspace_id, address_hash, purpose, reason) values ($1, $2, $3, $4)',
      [scene().workspace.id, hash, purpose, reason],
    );
    await receive({ email: to });
    expect(await mailsTo(to)).toHaveLength(mails);
  });

  test.each([
    ['they never spoke up', { source: 'low_score' as const }],
    ['their praise was read out of an answer', { source: 'answer' as const, kind: 'compliment' as const }],
  ])('not when %s', async (_, intake) => {
    const to = `${intake.source}@klant.example`;
    await receive({ ...intake, email: to });
    expect(await mailsTo(to)).toEqual([]);
  });
});
