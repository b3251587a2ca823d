/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { listAt, type Office, openOffice, publishSurvey, textAt } from './office.ts';
import { axeFaults } from './page-faults.ts';
import { type RunningProduct, startProduct } from './product.ts';

let browser: Browser;
let product: RunningProduct;
let office: Office;
let surveyId: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  surveyId = await publishSurvey(office, 'contact-moment');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

type Device = Readonly<{ page: Page; context: BrowserContext; id: string; link: string }>;

async function placeDevice(settings: object = {}): Promise<Device> {
  const body = { name: 'Balie', idle_seconds: 15, keeps_partial: true, ...settings };
  const made = await office.ask('POST', `/v1/surveys/${surveyId}/kiosk-devices`, body);
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1024, height: 768 }, hasTouch: true });
  const page = await context.newPage();
  await page.clock.install();
  // The link names the host by its number; a service worker needs an address that the browser trusts, as this one is.
  const link = textAt(made, 'link');
  await page.goto(link);
  await page.getByRole('button', { name: 'Tik om te antwoorden' }).waitFor();
  return { page, context, id: textAt(made, 'id'), link };
}

const responses = async () => listAt(await office.ask('GET', `/v1/responses?survey=${surveyId}&limit=100`), 'data');
const start = (page: Page) => page.getByRole('button', { name: 'Tik om te antwoorden' });

async function answer(page: Page, mark = 'tevreden'): Promise<void> {
  await start(page).tap();
  await page.waitForTimeout(1_300);
  await page.getByRole('button', { name: mark, exact: true }).tap();
  await page.getByRole('textbox').fill('Snel geholpen');
  await page.getByRole('button', { name: 'Versturen' }).tap();
  await page.getByText('Ontvangen').waitFor();
}

describe('a kiosk', () => {
  test('asks with one press, thanks, and goes back by itself; the answer is a person’s', async () => {
    const { page, context } = await placeDevice();
    const before = (await responses()).length;
    await answer(page);
    const newest = async () => (await responses())[0];
    const complete = { channel: 'kiosk', vote_class: 'human', completed_at: expect.any(String) };
    await expect.poll(newest).toMatchObject(complete);
    expect((await responses()).length).toBe(before + 1);
    await start(page).waitFor({ timeout: 20_000 });
    await context.close();
  });

  test('without a line it goes on, counts what waits, starts again, and brings all of it once', async () => {
    const { page, context } = await placeDevice();
    const kept = () =>
      page.evaluate(async () => {
        const keys = await (await caches.open('voldaan-kiosk')).keys();
        return navigator.serviceWorker.controller === null ? 0 : keys.length;
      });
    await expect.poll(kept, { timeout: 20_000 }).toBe(3);
    const before = (await responses()).length;
    await context.setOffline(true);
    await answer(page);
    await page.getByText('Nog niet verzonden: 2').waitFor();
    await page.getByRole('button', { name: 'Nu terug' }).tap();
    await answer(page, 'zeer tevreden');
    await page.getByText('Nog niet verzonden: 4').waitFor();
    await page.reload();
    await start(page).waitFor();
    await page.getByText('Nog niet verzonden: 4').waitFor();
    expect((await responses()).length).toBe(before);
    await context.setOffline(false);
    await expect.poll(async () => (await responses()).length, { timeout: 30_000 }).toBe(before + 2);
    await expect.poll(() => page.locator('.waiting').textContent(), { timeout: 30_000 }).toBe('');
    expect((await responses()).length).toBe(before + 2);
    await context.close();
  });

  test('whoever walks away is forgotten after the time set; what they left is kept or dropped as set', async () => {
    for (const keeps_partial of [true, false]) {
      const { page, context } = await placeDevice({ keeps_partial });
      const before = (await responses()).length;
      await start(page).tap();
      await page.waitForTimeout(1_300);
      await page.getByRole('button', { name: 'ontevreden', exact: true }).tap();
      await page.getByRole('textbox').waitFor();
      await page.clock.fastForward(10_000);
      expect(await page.getByRole('textbox').isVisible()).toBe(true);
      await page.clock.fastForward(5_000);
      await start(page).waitFor();
      // What is left is sent as the page goes back, so that it may arrive a moment later.
      if (!keeps_partial) await page.waitForTimeout(500);
      await expect.poll(async () => (await responses()).length - before).toBe(keeps_partial ? 1 : 0);
      await context.close();
    }
  });

  test('presses that no row of customers makes are marked, and stored', async () => {
    const { page, context } = await placeDevice();
    const before = (await responses()).length;
    for (let times = 0; times < 4; times += 1) {
      await start(page).tap();
      await page.getByRole('button', { name: 'zeer ontevreden', exact: true }).tap();
      await page.getByRole('button', { name: 'Overslaan' }).tap();
      await page.getByRole('button', { name: 'Nu terug' }).tap();
    }
    await expect.poll(async () => (await responses()).length, { timeout: 10_000 }).toBe(before + 4);
    const marks = async () => (await responses()).slice(0, 4).map((one) => JSON.stringify(one).includes('tap-burst'));
    // The first two of them might have been customers.
    await expect.poll(marks, { timeout: 10_000 }).toEqual([true, true, false, false]);
    await context.close();
  });

  test('switched off, it says so and opens nothing', async () => {
    const { page, context, id, link } = await placeDevice();
    await office.ask('DELETE', `/v1/kiosk-devices/${id}`);
    const reply = await page.request.get(link);
    expect(reply.status()).toBe(403);
    await start(page).tap();
    await page.getByRole('button', { name: 'tevreden', exact: true }).tap();
    await page.getByText('Dit scherm is uitgezet.').waitFor();
    // What was given stays on the device, and is said to be there.
    await page.getByText('Nog niet verzonden: 1').waitFor();
    // Nor does it go back by itself to ask the next one.
    await page.clock.fastForward(60_000);
    expect(await page.getByText('Dit scherm is uitgezet.').isVisible()).toBe(true);
    expect(await page.locator('button').count()).toBe(0);
    await context.close();
  });

  test('can be pressed by every finger and read by everybody', async () => {
    const { page, context } = await placeDevice();
    const look = async () => {
      for (const [width, height] of [
        [360, 740],
        [1280, 800],
      ] as const) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme });
          expect(await axeFaults(page)).toEqual([]);
          const sizes = await page
            .locator('button, label')
            .evaluateAll((all) =>
              all.map((one) => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width)),
            );
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(60);
        }
      }
    };
    await look();
    await start(page).tap();
    await page.getByRole('button', { name: 'tevreden', exact: true }).waitFor();
    await look();
    await page.getByRole('button', { name: 'tevreden', exact: true }).tap();
    await page.getByRole('textbox').waitFor();
    await look();
    await context.close();
  });
});
