import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { type Office, openOffice } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';

let product: RunningProduct;
let browser: Browser;
let office: Office;
let mail: MailServer;
let page: Page;

const say = sayIn('nl');

beforeAll(async () => {
  [product, browser, mail] = await Promise.all([startProduct(), launchBrowser(), startMailServer()]);
  office = await openOffice(browser, product, 'nl');
  await office.ask('PUT', '/v1/mail-settings', {
    host: mail.host,
    port: mail.port,
    security: 'none',
    username: mail.username,
    password: mail.password,
    sender_name: 'Sanne de Vries',
    sender_address: 'vragen@devries.example',
  });
  page = await office.browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await mail?.stop();
});

test('the sending check says what is amiss with the domain and gives the record that mends it', async () => {
  await page.goto(`${product.baseUrl}/settings/mail`);
  await page.getByRole('heading', { name: say('sending-check.not-yet') }).waitFor();
  await page.getByRole('button', { name: say('sending-check.run-first') }).click();
  const row = page.getByRole('listitem').filter({ hasText: say('sending-check.check-unsubscribe') });
  await row.getByText('VOLDAAN_BASE_URL').waitFor({ timeout: 60_000 });
  await page.getByRole('listitem').filter({ hasText: /^DKIM/ }).waitFor();
});

test('where mail comes back to is set up, and a mailbox that cannot be read says why', async () => {
  await page.getByLabel(say('return-mail.address')).fill('retour@devries.example');
  await page.getByLabel(say('return-mail.host')).fill('127.0.0.1');
  await page.getByLabel(say('mail.port')).nth(1).fill('1143');
  await page.getByRole('button', { name: say('return-mail.save'), exact: true }).click();
  await page.getByText('127.0.0.1 antwoordt niet').waitFor({ timeout: 30_000 });
});

test('what a customer answers by mail lies in the inbox until somebody reads it', async () => {
  const origin = product.baseUrl;
  await office.browser.request.post(`${origin}/v1/inbound-mail`, {
    headers: { origin, 'content-type': 'application/octet-stream' },
    data: Buffer.from('From: Kari <kari@example.no>\r\nSubject: Re: vraag\r\n\r\nKunnen jullie mij bellen?\r\n'),
  });
  await page.goto(origin);
  await page
    .getByRole('link', { name: say('shell.inbound') })
    .first()
    .click();
  await page.getByText(say('inbound.unread')).waitFor();
  await page.getByRole('link', { name: /Kari/ }).click();
  await page.getByText('Kunnen jullie mij bellen?').waitFor();
  await expect.poll(() => page.getByText(say('inbound.unread')).count()).toBe(0);
});

test('a mail server on the same machine pipes in what comes back', async () => {
  const program = fileURLToPath(new URL('../server/src/main.ts', import.meta.url));
  const environment = { ...process.env, VOLDAAN_DATA: product.dataFolder, VOLDAAN_BASE_URL: product.baseUrl };
  const piped = spawn(process.execPath, [program, 'mail-in'], {
    env: environment,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  piped.stdin.end('From: Ola <ola@example.no>\r\nSubject: Takk\r\n\r\nAlt vel.\r\n');
  expect((await once(piped, 'exit'))[0]).toBe(0);
  await page.goto(`${product.baseUrl}/inbound`);
  await page.getByRole('link', { name: /Ola/ }).waitFor();
});
