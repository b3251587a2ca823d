import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { takePhone } from './customer-journey.ts';
import { keptMail, type Office, openAllHours, openOffice, publishSurvey, sendSurvey } from './office.ts';
import { type RunningProduct, startProduct } from './product.ts';
import { sayIn } from './say.ts';

let product: RunningProduct;
let browser: Browser;
let office: Office;
let surveyId: string;

const say = sayIn('nl');

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  office = await openOffice(browser, product, 'nl');
  await openAllHours(office.ask);
  surveyId = await publishSurvey(office, 'recommendation');
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function openEditor(): Promise<Page> {
  const page = await office.browser.newPage();
  await page.goto(`${product.baseUrl}/surveys/${surveyId}/send`);
  await page.locator('.letter-editor').waitFor();
  return page;
}

const mail = (page: Page) => page.frameLocator('.mail-frame iframe');

test('a letter is written, seen as it will arrive, and tried before anybody gets it', async () => {
  const page = await openEditor();
  const text = page.locator('[name="letter.blocks.0.text.nl"]');
  await text.fill('Beste klant,');
  await text.press('End');
  await page.getByRole('button', { name: say('letter.field-organisation') }).click();
  expect(await text.inputValue()).toBe('Beste klant,{organisation|uw bedrijf}');
  await mail(page).getByText('Beste klant,uw bedrijf').waitFor();

  await text.fill('Klik hier, {voornaam}. Wij horen graag wat je vindt.');
  const advice = page.locator('.letter-advice');
  await advice.getByText(say('letter.fault-merge_field_unknown', { field: '{voornaam}' })).waitFor();
  await advice.getByText('“Klik hier” staat vaak in ongewenste mail').waitFor();
  await advice.getByText('“je” past niet bij de gekozen aanspreekvorm').waitFor();

  await text.fill('Wij horen graag wat u vindt.');
  await page.getByRole('button', { name: say('letter.trial-send') }).click();
  await page.getByText(say('letter.trial-kept')).waitFor();
  await page.getByText(say('letter.trials')).click();
  await page.getByRole('link', { name: say('letter.trial-show') }).waitFor();
  await page.close();
});

test('pieces are moved, added and taken away by keyboard alone', async () => {
  const page = await openEditor();
  const kinds = () => page.locator('.letter-block-head h4').allTextContents();
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  const word = (kind: 'text' | 'question' | 'button' | 'signature' | 'divider') => say(`letter.block-${kind}`);
  await press(say('letter.up', { block: word('question') }));
  expect(await kinds()).toEqual([word('question'), word('text'), word('signature')]);
  await press(word('divider'));
  expect(await kinds()).toEqual([word('question'), word('text'), word('divider'), word('signature')]);
  await press(say('letter.remove', { block: word('divider') }));
  await press(say('letter.to-button'));
  expect(await kinds()).toEqual([word('button'), word('text'), word('signature')]);
  await page.locator('[name="letter.blocks.0.label.nl"]').fill('Geef uw mening');
  await mail(page).getByRole('link', { name: 'Geef uw mening' }).waitFor();
  await page.close();
});

test('with je our own sentences say je, in the letter and in the words around it', async () => {
  const page = await openEditor();
  await page.getByText(say('letter.tone-familiar'), { exact: true }).click();
  expect(await page.locator('[name="letter.subject.nl"]').inputValue()).toBe('Zou je {company} aanbevelen?');
  await mail(page).getByText('Op de pagina die opent kun je het nog wijzigen').waitFor();
  await page.close();
});

test('a customer says on a phone without scripts to be asked once a year, and it holds from then on', async () => {
  await sendSurvey(office, surveyId, ['jansen@voorkeur.example']);
  const links = await linksOf('jansen@voorkeur.example');
  const phone = await takePhone(browser, { javaScriptEnabled: false });
  const page = await phone.newPage();
  await page.goto(`${links.preferences}?language=nl`);
  await page.getByLabel('Hooguit één keer per jaar').tap();
  const saved = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Bewaar' }).tap();
  await saved;
  await page.getByText('Bewaard. Het geldt vanaf nu.').waitFor();
  expect(await page.getByLabel('Hooguit één keer per jaar').isChecked()).toBe(true);
  expect(await page.getByLabel('Vragen over wat u van ons vindt').isChecked()).toBe(true);
  expect(await phone.cookies()).toEqual([]);
  await phone.close();
});

test('a customer who rather is asked less often gets there from the page to unsubscribe, and back', async () => {
  const links = await linksOf('jansen@voorkeur.example');
  const phone = await takePhone(browser);
  const page = await phone.newPage();
  await page.goto(`${links.unsubscribe}?language=nl`);
  await page.getByRole('link', { name: 'Liever minder vaak' }).tap();
  await page.getByRole('link', { name: 'Stuur mij niets meer' }).tap();
  await page.getByRole('button', { name: 'Meld mij af' }).tap();
  await page.getByRole('heading', { name: 'U bent afgemeld' }).waitFor();
  await page.getByRole('button', { name: 'Toch weer aanmelden' }).tap();
  await page.getByRole('heading', { name: 'U bent weer aangemeld' }).waitFor();
  await phone.close();
});

/** The links behind a customer's mail, as the outbox keeps it. */
async function linksOf(email: string): Promise<Readonly<{ preferences: string; unsubscribe: string }>> {
  const text = await keptMail(office, email);
  const link = (page: string) => new RegExp(`${product.baseUrl}/${page}/[\\w-]+`).exec(text)?.[0] ?? '';
  return { preferences: link('v'), unsubscribe: link('u') };
}
