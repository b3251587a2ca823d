import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askApi, listAt, publishSurvey, textAt } from './office.ts';
import { localeOf, sayIn } from './say.ts';
import { useOffice } from './use-office.ts';

const scene = useOffice('nl');

const say = sayIn('nl');
const promisedMs = 5_000;

test('a colleague whose role changes while a screen is open stands before the sign-in within five seconds', async () => {
  const page = await (await hireAnalyst()).newPage();
  const heard = page.waitForResponse((reply) => reply.url().endsWith('/v1/live'));
  await page.goto(scene().product.baseUrl);
  await heard;
  // Who may not make a survey is not sent to make one, nor to answer one that is not there.
  await page.getByText(say('first-steps.wait-text')).waitFor();
  expect(await page.getByText(say('checklist.answered_self.name')).count()).toBe(0);

  const colleague = listAt(await scene().office.ask('GET', '/v1/staff'), 'data').find(
    (staff) => textAt(staff, 'email') === 'kari@example.no',
  );
  await scene().office.ask('PATCH', `/v1/staff/${textAt(colleague, 'id')}`, { role: 'viewer' });
  await page.waitForURL(/\/sign-in/, { timeout: promisedMs });
  await page.context().close();
});

test('a screen hears of news again after a proxy answered in place of a server that was started anew', async () => {
  await publishSurvey(scene().office, 'grade');
  const page = await scene().office.browser.newPage();
  let refused = 0;
  await page.route('**/v1/live', (route) => {
    refused += 1;
    return refused > 2 ? route.continue() : route.fulfill({ status: 502, body: 'Bad Gateway' });
  });
  await page.goto(scene().product.baseUrl);
  await hearsNews(page);
  expect(refused).toBe(3);
  await page.close();
});

async function hearsNews(page: Page): Promise<void> {
  const heard = await page.waitForResponse((reply) => reply.url().endsWith('/v1/live') && reply.ok(), {
    timeout: 30_000,
  });
  expect(heard.headers()['content-type']).toContain('text/event-stream');
}

/** A colleague who reads figures, in a browser of her own. */
async function hireAnalyst() {
  const invite = await scene().office.ask('POST', '/v1/staff-invites', {
    email: 'kari@example.no',
    role: 'analyst',
    send: false,
  });
  const link = textAt(invite, 'link');
  const context = await scene().browser.newContext({ locale: localeOf('nl') });
  await askApi(context.request, {
    origin: scene().product.baseUrl,
    method: 'POST',
    path: `/v1/invite/${link.slice(link.lastIndexOf('/') + 1)}`,
    body: { name: 'Kari Nordmann', password: 'vier losse woorden samen', language: 'nl' },
  });
  return context;
}
