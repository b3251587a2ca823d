import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { askApi, textAt } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { enterSample } from './sample.ts';
import { localeOf, sayIn } from './say.ts';

let product: RunningProduct;
let browser: Browser;
let owner: BrowserContext;
let agent: BrowserContext;

const say = sayIn('nl');

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct('demo'), launchBrowser()]);
  owner = await enterSample(browser, product, 'nl');
  agent = await hireAgent();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const ask = (context: BrowserContext, method: string, path: string, body?: object) =>
  askApi(context.request, { origin: product.baseUrl, method, path, body });

/** A colleague of the sample's owner, in a browser of her own. */
async function hireAgent(): Promise<BrowserContext> {
  const invite = await ask(owner, 'POST', '/v1/staff-invites', {
    email: 'kari@example.no',
    role: 'agent',
    send: false,
  });
  const link = textAt(invite, 'link');
  const context = await browser.newContext({ locale: localeOf('nl'), reducedMotion: 'reduce', bypassCSP: true });
  await ask(context, 'POST', `/v1/invite/${link.slice(link.lastIndexOf('/') + 1)}`, {
    name: 'Kari Nordmann',
    password: 'vier losse woorden samen',
    language: 'nl',
  });
  return context;
}

/** A complaint with a number to call, made from an unhappy answer. */
async function complain(name: string): Promise<Readonly<{ id: string; responseId: string }>> {
  const answers = await ask(owner, 'GET', '/v1/responses?score_group=low');
  for (let place = 0; place < 20; place += 1) {
    const responseId = textAt(answers, 'data', place, 'id');
    const known = await ask(owner, 'GET', `/v1/responses/${responseId}/case`);
    if (JSON.stringify(known) !== '{"case":null}') continue;
    const made = await ask(owner, 'POST', '/v1/cases', {
      kind: 'complaint',
      source: 'answer',
      response_id: responseId,
      name,
      phone: '06 5550 0142',
      // As long as an address may be, and without a place to break.
      email: `${'a'.repeat(64)}@${'b'.repeat(60)}.example`,
      words: 'Niemand belde terug.',
    });
    return { id: textAt(made, 'case', 'id'), responseId };
  }
  throw new Error('every unhappy answer of the sample is a case already');
}

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(product.baseUrl + address);
  return page;
}

const note = (page: Page) => page.getByLabel(say('cases.note'), { exact: true });
const hasTheCursor = (page: Page) => note(page).evaluate((field) => field === document.activeElement);

test('an unhappy answer becomes a logged call in three keys and the note, and the next customer is one key away', async () => {
  const { id, responseId } = await complain('Jolanda van der Meulen');
  const page = await open(owner, `/responses/${responseId}`);
  await page.locator('.answer-case a').waitFor();
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };

  await press('c');
  await page.getByRole('heading', { name: 'Jolanda van der Meulen' }).waitFor();
  await press('b');
  await expect.poll(() => hasTheCursor(page)).toBe(true);
  await page.keyboard.type('Excuus gemaakt; de band wordt vanavond gratis geplakt.');
  await press('Control+Enter');
  await page.locator('.case-side').getByText('Excuus gemaakt; de band wordt vanavond gratis geplakt.').waitFor();
  const how = say('cases.log-contact', { outcome: 'spoken', way: say('contact-way.phone') });
  await page.locator('.case-side').getByText(how, { exact: true }).waitFor();
  expect(keys).toBeLessThanOrEqual(4);

  const logged = await ask(owner, 'GET', `/v1/cases/${id}`);
  expect(textAt(logged, 'events', 1, 'what')).toBe('contact');
  expect(textAt(logged, 'events', 1, 'detail', 'outcome')).toBe('spoken');
  expect(textAt(logged, 'case', 'spoken_at')).toMatch(/^\d{4}-/);
  expect(await note(page).inputValue()).toBe('');

  // The letters walk on, and settling asks nothing any more: the conversation is in the log.
  await page.keyboard.press('o');
  await page.locator('.case-settled').waitFor();
  await page.keyboard.press('j');
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(`/cases/${id}`);
  await page.close();
});

test('a colleague who is named by keyboard hears of it at once, and opens the case from there', async () => {
  const { id } = await complain('Familie Postma');
  const named = await open(agent, '/notices');
  await named.getByRole('heading', { name: say('notices.lede', { count: 0 }) }).waitFor();
  const page = await open(owner, `/cases/${id}`);
  await note(page).waitFor();

  // A standard text first, filled in for this case; then the name, of which three letters are typed.
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByText('Beste Familie Postma').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => note(page).inputValue()).toContain('Beste Familie Postma');
  await page.keyboard.press('n');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' @kar');
  await page.locator('.mention-list').getByText('Kari Nordmann').waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => note(page).inputValue()).toMatch(/@Kari Nordmann $/);
  await page.keyboard.press('Control+Enter');
  await page.locator('.case-side').getByText('@Kari Nordmann').waitFor();

  const badge = named.locator('.rail-due');
  await badge.waitFor();
  expect(await badge.textContent()).toMatch(/^1/);
  await named.locator('.notices a').first().click();
  await named.getByRole('heading', { name: 'Familie Postma' }).waitFor();
  await badge.waitFor({ state: 'detached' });
  await Promise.all([page.close(), named.close()]);
});

/** What a screen reader is handed below the parts of a page with this role; what is inert is not among it, however visible. */
async function heardIn(page: Page, role: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const below = (id: string): readonly string[] => {
    const node = nodes.find(({ nodeId }) => nodeId === id);
    const own = node?.role?.value === 'StaticText' ? [String(node.name?.value)] : [];
    return [...own, ...(node?.childIds ?? []).flatMap(below)];
  };
  return nodes
    .filter((node) => node.role?.value === role && !node.ignored)
    .flatMap(({ nodeId }) => below(nodeId))
    .join(' ');
}

test('what is written in a dialog outlives a colleague who was first, and whoever closes it is where they were', async () => {
  const { id } = await complain('Mevrouw Terpstra');
  const page = await open(owner, `/cases/${id}`);
  await note(page).waitFor();
  const button = page.getByRole('button', { name: say('cases.step-other') });
  const dialog = page.getByRole('dialog');
  const hasFocus = () => button.evaluate((element) => element === document.activeElement);
  for (const close of ['Escape', say('ui.not-yet')]) {
    await button.focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    if (close === 'Escape') await page.keyboard.press('Escape');
    else await dialog.getByRole('button', { name: close }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(hasFocus).toBe(true);
  }

  await page.keyboard.press('Enter');
  await dialog.getByLabel(say('cases.step'), { exact: true }).selectOption({ label: say('case-do.extended') });
  await dialog.getByLabel(say('cases.step-reason'), { exact: true }).fill('Het onderdeel komt pas volgende week.');
  const shown = await agent.request.get(`${product.baseUrl}/v1/cases/${id}`);
  const headers = { origin: product.baseUrl, 'if-match': shown.headers()['etag'] ?? '' };
  const data = { what: 'noted', text: 'Ik bel haar vanmiddag.' };
  await agent.request.post(`${product.baseUrl}/v1/cases/${id}/steps`, { data, headers });
  const take = dialog.getByRole('button', { name: say('cases.step-take') });
  const refused = page.waitForResponse((reply) => reply.status() === 409);
  await take.press('Enter');
  await refused;
  await dialog.getByRole('alert').getByText('Ik bel haar vanmiddag.').waitFor();
  await expect.poll(() => heardIn(page, 'status')).toMatch(/^Een collega was u voor/);
  expect(await dialog.getByLabel(say('cases.step-reason'), { exact: true }).inputValue()).toMatch(/volgende week/);

  await take.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.case-side').getByText('Het onderdeel komt pas volgende week.').waitFor();
  await expect.poll(hasFocus).toBe(true);

  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.close();
});
