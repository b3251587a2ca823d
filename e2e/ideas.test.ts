import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { askApi, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { enterSample } from './sample.ts';
import { sayIn } from './say.ts';

const say = sayIn('nl');
let product: RunningProduct;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct('demo'), launchBrowser()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

it('a suggestion becomes an idea, customers vote for it without a script, and read what was done', async () => {
  const office = await enterSample(browser, product, 'nl');
  const page = await office.newPage();
  const save = () =>
    Promise.all([
      page.waitForResponse((reply) => reply.url().endsWith('/publication') && reply.ok()),
      page.getByRole('button', { name: say('ideas.save'), exact: true }).click(),
    ]);
  await page.goto(`${product.baseUrl}/ideas`);
  await page.getByText('Zet een bankje bij de balie', { exact: false }).click();
  await page.getByLabel(say('ideas.title')).fill('Bankje bij de balie');
  await page.getByRole('button', { name: say('ideas.gather-make', { count: 1 }) }).click();
  await page.getByRole('heading', { name: 'Bankje bij de balie', level: 1 }).waitFor();
  await page.getByLabel(say('ideas.public-title')).fill('Een bankje bij de balie');
  await page.getByText(say('ideas.publish'), { exact: true }).click();
  await save();

  const origin = product.baseUrl;
  const board = textAt(await askApi(office.request, { origin, method: 'GET', path: '/v1/idea-board' }), 'url');
  const street = await browser.newContext({ locale: 'nl-NL', javaScriptEnabled: false });
  const reader = await street.newPage();
  await reader.goto(board);
  expect(await street.cookies()).toEqual([]);
  const idea = reader.getByRole('listitem').filter({ hasText: 'Een bankje bij de balie' });
  // Faster than anybody reads, it counts nothing, and says so.
  await reader.waitForTimeout(1_000);
  await idea.getByRole('button', { name: 'Stem hierop' }).click();
  await reader.getByRole('status').waitFor();
  expect(await idea.textContent()).toContain('1 stem');
  expect(await reader.content()).not.toContain('Wim Bos');
  await reader.reload();
  expect(await idea.textContent()).toContain('U stemde hierop');

  await page.getByRole('button', { name: say('ideas.move'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(say('idea-state.done-detail')).click();
  await dialog.getByRole('button', { name: say('ideas.move-do') }).click();
  await dialog.getByText('ten minste één taal', { exact: false }).first().waitFor();
  await dialog.getByRole('textbox').first().fill('Er staat nu een bankje.');
  await dialog.getByRole('button', { name: say('ideas.move-do') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByLabel(say('ideas.public-done')).fill('Er staat nu een bankje.');
  await page.getByText(say('ideas.tell'), { exact: true }).click();
  await save();
  await reader.goto(`${board}/done`);
  await reader.getByText('Er staat nu een bankje.').waitFor();
  await Promise.all([office.close(), street.close()]);
}, 60_000);
