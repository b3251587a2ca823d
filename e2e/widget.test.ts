/// <reference lib="dom" />
import { createHmac } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type HostSite, type HostWish, openHostSite, strictPolicy } from './host-page.ts';
import { type Office, openOffice, publishSurvey, textAt } from './office.ts';
import { axeFaults } from './page-faults.ts';
import { type RunningProduct, startProduct } from './product.ts';

let browser: Browser;
let product: RunningProduct;
let office: Office;
let surveyId: string;
let token: string;
let secret: string;
const sites: HostSite[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  surveyId = await publishSurvey(office, 'contact-moment');
  token = textAt(await office.ask('GET', `/v1/surveys/${surveyId}/share`), 'survey_token');
  secret = textAt(await office.ask('POST', '/v1/embed-secrets', {}), 'secret');
});

afterAll(async () => {
  for (const site of sites) await site.close();
  await browser?.close();
  await product?.stop();
});

type Visit = Readonly<{ page: Page; context: BrowserContext; requests: string[]; site: HostSite }>;

async function visit(wish: Partial<HostWish> & { attributes?: string } = {}, width = 1280): Promise<Visit> {
  const base = product.baseUrl;
  const site = await openHostSite({ base, ...wish, attributes: `data-survey="${token}" ${wish.attributes ?? ''}` });
  sites.push(site);
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width, height: 800 } });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url().replace(base, '')}`));
  await page.goto(site.origin);
  return { page, context, requests, site };
}

const card = (page: Page) => page.locator('voldaan-card');
const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: [string, object][] }).heard.map(([name]) => name));

async function answer(page: Page): Promise<void> {
  await card(page).getByLabel('tevreden', { exact: true }).check({ force: true });
  // Reading takes a person longer than this.
  await page.waitForTimeout(1_300);
  await card(page).getByRole('button', { name: 'Verder' }).click();
  await card(page).getByRole('textbox').fill('Snel geholpen');
  await card(page).getByRole('button', { name: 'Versturen' }).click();
  await card(page).getByText('Ontvangen').waitFor();
}

async function lastResponse(): Promise<unknown> {
  const list = await office.ask('GET', `/v1/responses?survey=${surveyId}&limit=1`);
  return office.ask('GET', `/v1/responses/${textAt(list, 'data', 0, 'id')}`);
}

describe('the widget on a page of another site', () => {
  test('asks, sends and thanks; the answer is a person’s and came by the widget', async () => {
    const { page, context } = await visit();
    await answer(page);
    expect(await heard(page)).toEqual(['ready', 'shown', 'answered', 'answered']);
    expect(await lastResponse()).toMatchObject({ channel: 'widget', vote_class: 'human' });
    // Whoever has answered is left alone on the next page.
    await page.reload();
    await page.waitForTimeout(500);
    expect(await card(page).count()).toBe(0);
    await context.close();
  });

  test.each([
    ['nothing but our scripts', strictPolicy],
    ['that and no text that turns into markup', `${strictPolicy}; require-trusted-types-for 'script'`],
    ['connections to us as well', `${strictPolicy}; connect-src OURS`],
  ])('works where the policy allows %s', async (_, policy) => {
    const { page, context, requests, site } = await visit({ policy });
    await answer(page);
    expect(page.url()).toBe(`${site.origin}/`);
    expect(await lastResponse()).toMatchObject({ channel: 'widget', vote_class: 'human' });
    const byForm = requests.filter((request) => request.startsWith('POST') && request.includes('/form')).length;
    expect(byForm).toBe(policy.includes('connect-src') ? 0 : 2);
    await context.close();
  });

  test('with data-send="form" tries no connection that the policy forbids', async () => {
    const { page, context } = await visit({ policy: strictPolicy, attributes: 'data-send="form"' });
    const violations: string[] = [];
    page.on('console', (message) => message.type() === 'error' && violations.push(message.text()));
    await answer(page);
    expect(violations).toEqual([]);
    await context.close();
  });

  test('where a form may not leave either, offers our own page', async () => {
    const { page, context } = await visit({ policy: `${strictPolicy}; form-action 'none'` });
    await card(page).getByLabel('tevreden', { exact: true }).check({ force: true });
    await card(page).getByRole('button', { name: 'Verder' }).click();
    const href = () =>
      page.evaluate(() =>
        document.querySelector('voldaan-card')?.shadowRoot?.querySelector('.row a')?.getAttribute('href'),
      );
    await expect.poll(href, { timeout: 20_000 }).toBe(`${product.baseUrl}/s/${token}`);
    await context.close();
  });

  test('leaves nothing behind before somebody acts: no cookie, storage, global, style, or element but its own', async () => {
    const profile = (page: Page) =>
      page.evaluate(async () => ({
        cookies: document.cookie,
        stored: [
          localStorage.length,
          sessionStorage.length,
          (await indexedDB.databases()).length,
          (await caches.keys()).length,
        ],
        globals: Object.getOwnPropertyNames(window)
          .filter((name) => !/^\d+$/.test(name))
          .sort(),
        styles: [document.styleSheets.length, document.adoptedStyleSheets.length],
        html: [...document.body.children].filter((one) => one.localName !== 'voldaan-card').map((one) => one.outerHTML),
        head: document.head.innerHTML,
        elements: customElements.get('voldaan-card') === undefined,
        focus: document.activeElement?.localName,
        prototypes: [Element, Document, EventTarget, History].map(
          (one) => Object.getOwnPropertyNames(one.prototype).length,
        ),
      }));
    const { page, context } = await visit({ attributes: 'data-event="now"' });
    await page.waitForFunction(() => document.querySelector('script[data-survey]') !== null);
    const before = await profile(page);
    await page.evaluate(() => document.dispatchEvent(new Event('now')));
    await card(page).getByRole('button', { name: 'Verder' }).waitFor();
    await page.waitForTimeout(500);
    expect(await profile(page)).toEqual(before);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  test('words may be left empty, and no field reaches over the edge of the card', async () => {
    const { page, context } = await visit({}, 360);
    await card(page).getByLabel('tevreden', { exact: true }).check({ force: true });
    await page.waitForTimeout(1_300);
    await card(page).getByRole('button', { name: 'Verder' }).click();
    const field = await card(page).getByRole('textbox').boundingBox();
    const edge = await card(page).locator('.w').boundingBox();
    expect((field?.x ?? 0) + (field?.width ?? 0)).toBeLessThan((edge?.x ?? 0) + (edge?.width ?? 0));
    await card(page).getByRole('button', { name: 'Versturen' }).click();
    await card(page).getByText('Ontvangen').waitFor();
    await context.close();
  });

  test('moves nothing on the page', async () => {
    const { page, context } = await visit({ attributes: 'data-delay="0.3"' });
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(document, { shifts: seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await card(page).getByRole('button', { name: 'Verder' }).waitFor();
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (document as unknown as { shifts: number[] }).shifts)).toEqual([]);
    await context.close();
  });

  test('the keyboard alone opens, answers, closes, and finds its place again', async () => {
    const { page, context } = await visit({ attributes: 'data-manual' });
    await page.locator('#buy').focus();
    await page.evaluate(() =>
      (
        document.querySelector('script[data-survey]') as unknown as { voldaan: { open: () => Promise<void> } }
      ).voldaan.open(),
    );
    const focused = () =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? document.activeElement?.id);
    expect(await focused()).toContain('Hoe tevreden');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(1_300);
    await page.keyboard.press('Enter');
    await card(page).getByRole('textbox').waitFor();
    expect(await focused()).toContain('reden');
    await page.keyboard.press('Escape');
    await card(page).getByText('Wij vragen het 90 dagen niet meer').waitFor();
    await page.keyboard.press('Escape');
    expect(await card(page).count()).toBe(0);
    expect(await focused()).toBe('buy');
    expect(await heard(page)).toContain('dismissed');
    await context.close();
  });

  test('what could not be sent is kept, said, and sent when the line is back', async () => {
    const { page, context } = await visit();
    await card(page).getByLabel('tevreden', { exact: true }).check({ force: true });
    await page.waitForTimeout(1_300);
    await context.setOffline(true);
    await card(page).getByRole('button', { name: 'Verder' }).click();
    await card(page).getByText('Nog niet verzonden').waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([`voldaan.${token}.unsent`]);
    await context.setOffline(false);
    await card(page).getByRole('textbox').waitFor();
    expect(await page.evaluate((name) => localStorage.getItem(name), `voldaan.${token}.unsent`)).toBeNull();
    await context.close();
  });

  test('who left the page with something unsent has it sent by the next one', async () => {
    const { page, context } = await visit();
    const before = await count();
    await card(page).getByLabel('ontevreden', { exact: true }).check({ force: true });
    await page.waitForTimeout(1_300);
    await context.route('**/w/*/answers', (route) => route.abort());
    await card(page).getByRole('button', { name: 'Verder' }).click();
    await card(page).getByText('Nog niet verzonden').waitFor();
    await context.unroute('**/w/*/answers');
    await page.reload();
    await expect.poll(count, { timeout: 15_000 }).toBe(before + 1);
    await context.close();
  });

  const count = async () => {
    const list = (await office.ask('GET', `/v1/responses?survey=${surveyId}&limit=100`)) as { data: unknown[] };
    return list.data.length;
  };

  test('in a control panel the answer belongs to the customer; a bad token costs no answer', async () => {
    await office.ask('POST', '/v1/contacts', { addresses: 'Anna de Wit <anna@klant.example>' });
    const sign = (claims: object) => {
      const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
      const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    };
    const claims = {
      purpose: 'survey-access',
      survey: token,
      email: 'anna@klant.example',
      exp: Math.floor(Date.now() / 1000) + 600,
    };
    const good = await visit({ attributes: `data-into="#place" data-token="${sign(claims)}"` });
    await answer(good.page);
    expect(await lastResponse()).toMatchObject({ channel: 'embed' });
    expect(JSON.stringify(await lastResponse())).toContain('anna@klant.example');
    await good.context.close();
    const bad = await visit({ attributes: `data-token="${sign({ ...claims, purpose: 'password-reset' })}"` });
    await answer(bad.page);
    expect(await heard(bad.page)).toContain('refused');
    expect(await lastResponse()).toMatchObject({ channel: 'widget' });
    await bad.context.close();
  });

  test.each(['nl', 'nb', 'en'])(
    'axe finds nothing in %s, at the narrowest and the widest, light and dark',
    async (language) => {
      const { page, context } = await visit({ language }, 360);
      for (const [width, colorScheme] of [
        [320, 'light'],
        [1280, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await card(page).getByRole('radio').first().waitFor({ state: 'attached' });
        expect(await axeFaults(page)).toEqual([]);
        const sizes = await card(page)
          .locator('label, button, .row a')
          .evaluateAll((all) =>
            all.map((one) => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width)),
          );
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
      }
      await context.close();
    },
  );
});
