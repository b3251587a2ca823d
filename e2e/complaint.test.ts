/// <reference lib="dom" />
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerRecovery, caseLog, nothingMore, openStatus, sees, stepByKeys } from './case-journey.ts';
import { type ComplaintOffice, openComplaintOffice, openShop } from './complaint-office.ts';
import { takePhone } from './customer-journey.ts';
import { keyboardHand } from './hand.ts';
import { strictPolicy } from './host-page.ts';
import type { ReceivedMail } from './mail-server.ts';
import { listAt, numberAt, type Office, textAt } from './office.ts';
import type { RunningProduct } from './product.ts';
import { sayIn } from './say.ts';

let firm: ComplaintOffice;
let product: RunningProduct;
let browser: Browser;
let office: Office;

const say = sayIn('nl');
const si = sayIn('nb');

beforeAll(async () => {
  firm = await openComplaintOffice();
  ({ product, browser, office } = firm);
});

afterAll(() => firm?.close());

const told = async (address: string) => (await firm.mail.nextFor(address)).mail;

const jansen = 'm.jansen@klant.example';
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Writes at the pace of a person: whoever is done at once is taken for a machine. */
async function complain(page: Page, words: string): Promise<void> {
  await page.getByLabel('Klacht', { exact: true }).check();
  await page.getByLabel('Vertel het in uw eigen woorden').fill(words);
  await page.getByLabel('Mailadres').fill(jansen);
  await page.waitForTimeout(2_100);
}

/** One step of the case by staff, as the desk takes it. */
async function step(id: string, given: object): Promise<void> {
  const { request } = office.browser;
  const shown = await request.get(`${product.baseUrl}/v1/cases/${id}`);
  const headers = { origin: product.baseUrl, 'if-match': shown.headers()['etag'] ?? '' };
  const reply = await request.post(`${product.baseUrl}/v1/cases/${id}/steps`, { data: given, headers });
  expect(reply.status()).toBe(200);
}

test('a customer complains without a script, follows the case on its page, and says that it is settled', async () => {
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    locale: 'nl-NL',
  });
  const page = await phone.newPage();
  await page.goto(`${firm.link}?via=qr`);
  await complain(page, 'De fiets stond weer stil');
  const files = page.getByLabel('Foto of bon erbij');
  await files.setInputFiles([
    { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg onload="alert(1)"/>') },
    { name: 'foto.png', mimeType: 'image/png', buffer: photo },
  ]);
  await page.getByRole('button', { name: 'Versturen' }).click();
  await page.getByRole('link', { name: /logo\.svg/ }).waitFor();
  expect(await page.getByLabel('Vertel het in uw eigen woorden').inputValue()).toBe('De fiets stond weer stil');
  await files.setInputFiles([{ name: 'foto.png', mimeType: 'image/png', buffer: photo }]);
  await page.getByRole('button', { name: 'Versturen' }).click();
  await page.getByRole('heading', { name: 'Wij hebben uw klacht ontvangen' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Bekijk uw zaak' }).click();

  const queue = await office.ask('GET', '/v1/cases?queue=team');
  expect(listAt(queue, 'data')).toHaveLength(1);
  const id = textAt(queue, 'data', 0, 'id');
  expect(textAt(await office.ask('GET', `/v1/cases/${id}`), 'files', 0, 'name')).toBe('foto.png');
  await step(id, { what: 'acknowledged' });
  await step(id, { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Was terecht boos' });
  await page.reload();
  await page.getByText('Sanne de Vries sprak met u').waitFor();
  await step(id, {
    what: 'assessed',
    severity: 3,
    complexity: 1,
    impact: 2,
    isAboutSafety: false,
    needsActionAtOnce: false,
  });
  await step(id, { what: 'decided', outcome: 'upheld', remedies: ['refund'], cost: 4900, reason: 'Niet nagekeken.' });
  await step(id, { what: 'communicated', way: 'mail' });
  await page.reload();
  await page.getByText('Besluit: u hebt gelijk').waitFor();
  await page.getByRole('button', { name: 'Zo is het goed' }).click();
  await page.getByRole('heading', { name: 'Voldaan, volgens u' }).waitFor();
  expect(await page.content()).not.toMatch(/boos|m\.jansen|4900/);
  expect(await phone.cookies()).toEqual([]);
  await phone.close();

  const subjects = [await told(jansen), await told(jansen), await told(jansen)].map(({ subject }) => subject);
  // Told in one breath, they may overtake each other on their way.
  expect(subjects.map((subject) => subject?.replace(/ \(.*/, '')).toSorted()).toEqual([
    'Ons besluit over uw klacht',
    'Uw klacht is afgehandeld',
    'Wij hebben uw klacht ontvangen',
  ]);
});

const kari = 'kari@example.no';
const letter = [
  'Date: Fri, 20 Nov 2026 10:00:05 +0100',
  `From: Kari Nordmann <${kari}>`,
  'To: klachten@devries.example',
  'Subject: Sykkelen',
  'Message-ID: <1.kari@example.no>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Jeg har ventet i tre uker, og sykkelen min er fortsatt ikke ferdig. Hva skjer?',
].join('\r\n');

test('a mail becomes a case that is handled by the keys alone, followed by its customer, and asked about afterwards', async () => {
  const desk = await office.browser.newPage();
  await desk.goto(`${product.baseUrl}/cases`);
  await desk.getByRole('heading', { name: say('cases.empty.team'), exact: true }).waitFor();
  await firm.receive(letter);
  // Nobody reloads the desk.
  await desk.locator('.case-item').getByText('Kari Nordmann').waitFor();
  const receipt = await told(kari);
  expect(receipt.subject).toMatch(/^Vi har mottatt klagen din \(\d\d-0002\)$/);
  expect(receipt.text).toContain('Sanne de Vries');
  const phone = await takePhone(browser, { javaScriptEnabled: false });
  const status = await openStatus(phone, receipt);
  await status.getByRole('heading', { name: 'Vi har mottatt klagen din' }).waitFor();

  // A list that is slow to come holds up nobody who takes the next step.
  await desk.route(/\/v1\/cases\?/, async (list) => {
    await setTimeout(2_000);
    await list.continue();
  });
  await desk.keyboard.press('j');
  await desk.getByRole('heading', { name: 'Kari Nordmann' }).waitFor();
  await stepByKeys(desk, say('case-do.acknowledged'), nothingMore);
  await caseLog(desk).getByText(say('case-step.acknowledged')).waitFor();
  await stepByKeys(desk, say('case-do.assessed'), nothingMore);
  await caseLog(desk).getByText(say('case-step.assessed')).waitFor();
  await sees(status, 'Sanne de Vries har lest den og tar tak i den');

  // A colleague has begun to write about the same case, in her own language.
  const second = await firm.colleague.newPage();
  await second.goto(desk.url());
  await second.getByLabel(si('cases.note'), { exact: true }).waitFor();
  await second.keyboard.press('n');
  await second.keyboard.type('Jeg ringer i morgen.');
  await desk.keyboard.press('n');
  await desk.keyboard.type('Gebeld: excuses gemaakt, onderdeel is besteld.');
  const hand = keyboardHand(desk);
  await hand.press(desk.getByRole('checkbox', { name: say('cases.spoken') }));
  await hand.press(desk.getByRole('button', { name: say('cases.log-spoken') }));
  await caseLog(desk).getByText('Gebeld: excuses gemaakt, onderdeel is besteld.').waitFor();
  await second.getByRole('alert').getByText('Gebeld: excuses gemaakt').waitFor();
  expect(await second.getByLabel(si('cases.note'), { exact: true }).inputValue()).toBe('Jeg ringer i morgen.');
  const refused = second.waitForResponse((reply) => reply.status() === 409);
  await second.keyboard.press('Control+Enter');
  await refused;
  const id = new URL(desk.url()).pathname.split('/').at(-1);
  expect(JSON.stringify(await office.ask('GET', `/v1/cases/${id}`))).not.toContain('Jeg ringer');
  // Now that she was told, it may go.
  const sent = async () => {
    await second.keyboard.press('Control+Enter');
    return caseLog(second).getByText('Jeg ringer i morgen.').count();
  };
  await expect.poll(sent, { timeout: 10_000 }).toBe(1);
  await caseLog(desk).getByText('Jeg ringer i morgen.').waitFor();

  await stepByKeys(desk, say('case-do.extended'), (keys) =>
    keys.write(desk.getByLabel(say('cases.step-reason'), { exact: true }), 'Delen kommer først neste uke.'),
  );
  expect((await told(kari)).text).toMatch(/Delen kommer først neste uke\.[\s\S]*Blir: \S+dag/);
  await sees(status, /Vi trenger mer tid: senest \S+dag/);
  await stepByKeys(desk, say('case-do.decided'), async (keys) => {
    await keys.press(desk.getByRole('dialog').getByRole('checkbox', { name: say('remedy.refund') }));
    await keys.write(desk.getByLabel(say('cases.step-cost')), '49,50');
    await keys.write(desk.getByLabel(say('cases.step-reason'), { exact: true }), 'Vi lovet tre dager.');
  });
  await caseLog(desk).getByText(say('case-step.decided')).waitFor();
  await stepByKeys(desk, say('case-do.communicated'), nothingMore);
  expect((await told(kari)).text).toMatch(/Vi lovet tre dager\.[\s\S]*pengene tilbake/);
  await sees(status, 'Avgjørelse: du har rett');
  await stepByKeys(desk, say('case-do.closed'), nothingMore);
  await desk.locator('.case-settled').waitFor();
  await desk.unrouteAll({ behavior: 'ignoreErrors' });
  await sees(status, /Vi avsluttet saken din/);
  for (const page of [desk, second]) expect(await page.locator('html').getAttribute('data-pointer')).toBeNull();

  await firm.askAfterwards();
  await answerRecovery(browser, await askedAfterwards());
  await desk.reload();
  const said = desk.getByRole('table', { name: say('cases.recovery') });
  await said.getByRole('row', { name: new RegExp(`${say('cases.recovery-heard')}.*4`) }).waitFor();
  await desk.goto(`${product.baseUrl}/complaints`);
  // Two complaints were decided by now, for 49 and 49.50.
  await desk.getByRole('heading', { name: /^2 besluiten, samen voor 98,50/ }).waitFor();
  await Promise.all([desk.close(), second.close(), phone.close()]);
});

/** The mail that closes the case comes a moment before or after it. */
async function askedAfterwards(): Promise<ReceivedMail> {
  const isAsked = ({ mail: { html = '' } }: ReceivedMail) => /\/a\/[^/"]+\/\d/.test(html);
  const one = await firm.mail.nextFor(kari);
  return isAsked(one) ? one : firm.mail.nextFor(kari);
}

test('pressed twice on the company’s own site, or typed again after a reload, it is one case and no word is gone', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const typed = await context.newPage();
  await typed.goto(`${firm.link}?language=en`);
  await typed.getByLabel('Tell it in your own words').fill('A long story');
  await typed.reload();
  expect(await typed.getByLabel('Tell it in your own words').inputValue()).toBe('A long story');

  // The shop allows nothing but scripts: what the panel may not fetch, its form opens in a tab of ours.
  const shop = await openShop(firm.link, strictPolicy);
  const page = await context.newPage();
  await page.goto(shop.origin);
  await page.getByRole('link', { name: 'Not happy?' }).click();
  const panel = page.getByRole('dialog', { name: 'Tell us about it' });
  expect(await panel.getByLabel('Complaint', { exact: true }).isChecked()).toBe(true);
  await panel.getByLabel('Tell it in your own words').fill('A long story');
  await panel.getByLabel('E-mail address').fill('j.smith@customer.example');
  await page.waitForTimeout(2_100);
  const tab = context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Send' }).dblclick();
  await (await tab).getByRole('heading', { name: 'We have received your complaint' }).waitFor();
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);
  expect(await context.cookies()).toEqual([]);
  await Promise.all([context.close(), shop.close()]);
  expect((await told('j.smith@customer.example')).text).toMatch(
    /I am responsible for your complaint[\s\S]*Sanne de Vries/,
  );
  expect(numberAt(await office.ask('GET', '/v1/cases?queue=team'), 'counts', 'team')).toBe(1);
});

test('whoever writes a call down chooses the unit that it is for, and is asked nothing where there are none', async () => {
  const page = await office.browser.newPage();
  const unit = page.getByLabel(say('units.unit'), { exact: true });
  const visit = async () => {
    const asked = page.waitForResponse((reply) => reply.url().endsWith('/v1/units'));
    await page.goto(`${product.baseUrl}/cases/new`);
    await asked;
    await page.getByLabel(say('cases.field.words')).waitFor();
  };
  await visit();
  expect(await unit.count()).toBe(0);
  await office.ask('POST', '/v1/units', { name: 'Vestiging Zeist' });
  await visit();
  await unit.selectOption({ label: 'Vestiging Zeist' });
  await page.getByLabel(say('cases.field.words')).fill('De zadelpen zakt weg.');
  await page.getByLabel(say('cases.field.name'), { exact: true }).fill('Mevrouw Zadel');
  await page.getByRole('button', { name: say('cases.make'), exact: true }).click();
  await page.getByRole('heading', { name: 'Mevrouw Zadel' }).waitFor();
  await page.getByText(say('cases.unit', { name: 'Vestiging Zeist' })).waitFor();
  await page.close();
});
