import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { listAt, numberAt, type Office, openOffice, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';

let product: RunningProduct;
let browser: Browser;
let office: Office;
let link = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  const form = await office.ask('GET', '/v1/case-form');
  const contact = textAt(form, 'colleagues', 0, 'id');
  link = textAt(await office.ask('PATCH', '/v1/case-form', { is_open: true, contact_id: contact }), 'url');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Writes at the pace of a person: whoever is done at once is taken for a machine. */
async function complain(page: Page, words: string): Promise<void> {
  await page.getByLabel('Klacht', { exact: true }).check();
  await page.getByLabel('Vertel het in uw eigen woorden').fill(words);
  await page.getByLabel('Mailadres').fill('m.jansen@klant.example');
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
  await page.goto(`${link}?via=qr`);
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

  const mails = async () =>
    listAt(await office.ask('GET', '/v1/outbox'), 'data').map((mail) => textAt(mail, 'subject'));
  await expect.poll(mails, { timeout: 20_000 }).toHaveLength(3);
  expect((await mails()).map((subject) => subject.replace(/ \(.*/, ''))).toEqual([
    'Uw klacht is afgehandeld',
    'Ons besluit over uw klacht',
    'Wij hebben uw klacht ontvangen',
  ]);
});

test('pressed twice, or lost and typed again in the same window, it is one case and no word is gone', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Vertel het in uw eigen woorden').fill('Een lang verhaal');
  await page.reload();
  expect(await page.getByLabel('Vertel het in uw eigen woorden').inputValue()).toBe('Een lang verhaal');
  await complain(page, 'Een lang verhaal');
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('button.go');
    button?.click();
    button?.click();
  });
  await page.getByRole('heading', { name: 'Wij hebben uw klacht ontvangen' }).waitFor();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await context.close();
  expect(numberAt(await office.ask('GET', '/v1/cases?queue=team'), 'counts', 'team')).toBe(1);
});
