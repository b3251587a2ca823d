import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sayIn } from './say.ts';
import { useOffice } from './use-office.ts';

const scene = useOffice('nl');

const say = sayIn('nl');

test('a journey is started from the sample and put in order by keys alone', async () => {
  const page = await scene().office.browser.newPage();
  await page.goto(`${scene().product.baseUrl}/touchpoints`);
  await page.getByRole('button', { name: say('touchpoints.start') }).focus();
  await page.keyboard.press('Enter');
  const website = page.getByRole('link', { name: 'Website', exact: true });
  await website.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect
    .poll(async () => (await momentNames()).slice(0, 3))
    .toEqual(['Website', 'Advertentie', 'Wat anderen zeggen']);
  expect(await focusedText(page)).toBe('Website');
  await pressAtOnce(page, ['ArrowDown', 'ArrowDown']);
  await expect
    .poll(async () => (await momentNames()).slice(0, 3))
    .toEqual(['Advertentie', 'Wat anderen zeggen', 'Website']);
  await page.getByRole('button', { name: say('touchpoints.down-named', { name: 'Afspraak maken' }) }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedLabel(page)).toBe(say('touchpoints.down-named', { name: 'Afspraak maken' }));
  await expect.poll(journeyText).toContain('"name":"Afspraak maken","phase":"during"');
  await page.reload();
  await website.waitFor();
  const shown = await page.locator('.journey-name a').allTextContents();
  expect(shown).toEqual(await momentNames());
  const during = page.locator('tbody').filter({ hasText: say('phase.during') });
  await during.getByRole('link', { name: 'Afspraak maken' }).waitFor();
  await page.close();
});

test('a key made on the screen lets a program tell, and both what was told and what was refused are seen', async () => {
  const page = await scene().office.browser.newPage();
  await page.goto(`${scene().product.baseUrl}/settings/api-keys`);
  await page.getByLabel(say('api-keys.name')).fill('Webwinkel');
  await page.getByRole('button', { name: say('api-keys.make') }).click();
  const key = (await page.locator('.snippet code').textContent()) ?? '';
  expect(key).toMatch(/^vk_/);

  const event = { kind: 'order_delivered', external_id: 'order 5', occurred_at: new Date().toISOString() };
  const contact = { email: 'anna@example.nl', name: 'Anna de Wit' };
  const lines = [
    { ...event, contact },
    { ...event, external_id: 'order 6', contact: { external_id: 'K-404' } },
  ];
  expect(await tell(key, lines)).toEqual([200, { told: 1, refused: 1, complete: true }]);

  await page.goto(`${scene().product.baseUrl}/events`);
  await page.getByRole('link', { name: 'Anna de Wit' }).waitFor();
  await page.getByText('order 6 · Webwinkel').waitFor();
  await page.goto(`${scene().product.baseUrl}/touchpoints`);
  await page.locator('tr', { hasText: 'Levering' }).getByText('1 in 30 dagen').waitFor();

  await page.goto(`${scene().product.baseUrl}/settings/api-keys`);
  await page.getByRole('button', { name: say('api-keys.revoke-named', { name: 'Webwinkel' }) }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('api-keys.revoke') })
    .click();
  await page.getByText(say('api-keys.revoked', { name: 'Webwinkel' })).waitFor();
  expect((await tell(key, lines))[0]).toBe(401);
  await page.close();
});

/** Sends lines as a shop's program would; the status and the last line of the reply. */
async function tell(key: string, events: readonly object[]): Promise<readonly [number, unknown]> {
  const reply = await fetch(`${scene().product.baseUrl}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  });
  const last = (await reply.text()).trimEnd().split('\n').at(-1) ?? '';
  return [reply.status, JSON.parse(last)];
}

async function journeyText(): Promise<string> {
  return JSON.stringify(await scene().office.ask('GET', '/v1/touchpoints'));
}

async function momentNames(): Promise<readonly string[]> {
  return [...(await journeyText()).matchAll(/"name":"([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** Keys that come faster than a screen is drawn. */
function pressAtOnce(page: Page, keys: readonly string[]): Promise<void> {
  return page.evaluate((pressed) => {
    for (const key of pressed) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true }),
      );
    }
  }, keys);
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

function focusedLabel(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
}
