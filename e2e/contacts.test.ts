import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Hand, keyboardHand, pointerHand } from './hand.ts';
import { listAt, publishSurvey, sendSurvey, textAt } from './office.ts';
import { sayIn } from './say.ts';
import { pressAndConfirm } from './staff-journey.ts';
import { useOffice } from './use-office.ts';

const scene = useOffice('nl');

const say = sayIn('nl');

const main = (page: Page) => page.locator('main');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

test('a customer is added with everything known, refuses, is merged and parted, and is erased in the end', async () => {
  const page = await scene().office.browser.newPage();
  const hand = pointerHand();
  await addAttribute(page, hand);
  await addOrganisation(page, hand);
  await addCustomer(page, hand, { name: 'Ada Smit', email: 'ada@werk.example' });
  await main(page).getByRole('link', { name: 'Gemeente Utrecht' }).waitFor();
  await main(page).getByText('29 februari').waitFor();

  await hand.press(button(page, say('consent.record-named', { purpose: say('consent-purpose.research') })));
  await hand.write(field(page, say('consent.source')), 'telefoon, 3 maart');
  await hand.press(button(page, say('consent.save')));
  await page.getByRole('heading', { name: say('consent.finding-no') }).waitFor();

  await scene().office.ask('POST', '/v1/contacts', {
    email: 'ada@thuis.example',
    name: 'ada smit',
    phone: '0612345678',
  });
  await page.goto(`${scene().product.baseUrl}/contacts/doubles`);
  await hand.press(button(page, say('doubles.merge')));
  await page.getByRole('heading', { name: say('doubles.finding', { count: 0 }) }).waitFor();
  await hand.press(button(page, say('merges.undo-named', { merged: 'ada smit' })));
  await page.getByRole('heading', { name: say('doubles.finding', { count: 1 }) }).waitFor();

  await page.goto(`${scene().product.baseUrl}/contacts`);
  await hand.press(main(page).getByRole('link', { name: 'Ada Smit', exact: true }));
  await hand.press(main(page).getByRole('link', { name: say('contact.see-or-erase') }));
  await pressAndConfirm({ page, hand }, say('person.erase-button'));
  await page.getByRole('heading', { name: say('shell.contacts'), level: 1 }).waitFor();
  await expect.poll(() => main(page).getByRole('link', { name: 'Ada Smit', exact: true }).count()).toBe(0);

  // The address stays refused, also now that there is no customer of it.
  await page.goto(`${scene().product.baseUrl}/contacts/not-asked`);
  await main(page).getByText(say('not-asked.unknown'), { exact: true }).waitFor();
  await page.close();
});

test('a customer is added and a filter set by keyboard alone', async () => {
  const page = await scene().office.browser.newPage();
  await page.goto(`${scene().product.baseUrl}/contacts/new`);
  const hand = keyboardHand(page);
  await hand.write(field(page, say('contact.name')), 'Bo de Vries');
  await hand.write(field(page, say('account.email')), 'bo@werk.example');
  await hand.press(button(page, say('contact.save')));
  await page.getByRole('heading', { name: 'Bo de Vries', level: 1 }).waitFor();
  await page.goto(`${scene().product.baseUrl}/contacts`);
  await hand.write(page.getByRole('searchbox', { name: say('contacts.search') }), 'bo@werk');
  await page.waitForURL(/search=bo/);
  await main(page).getByRole('link', { name: 'Bo de Vries' }).waitFor();
  await page.close();
});

test('an address of one long word stays inside the window of a phone, wherever a customer is listed', async () => {
  const long = 'administratie.facturen.leveranciers@gemeente-hollandskroon.example';
  const other = 'inkoop.en.aanbestedingen.leveranciers@gemeente-hollandskroon.example';
  await scene().office.ask('POST', '/v1/contacts', { addresses: `${long}\n${other}` });
  const waveId = await sendSurvey(scene().office, await publishSurvey(scene().office, 'grade'), [long, other]);
  const [contact] = listAt(await scene().office.ask('GET', '/v1/contacts?search=inkoop.en'), 'data');
  const id = textAt(contact, 'id');
  await scene().office.ask('POST', `/v1/contacts/${id}/consents`, {
    is_given: false,
    purpose: 'research',
    source: 'telefoon',
  });
  const wave = await scene().office.ask('GET', `/v1/waves/${waveId}`);
  const screens = ['', `/${id}`, '/not-asked'].map((path) => `/contacts${path}`);
  const page = await scene().office.browser.newPage();
  await page.setViewportSize({ width: 320, height: 740 });
  for (const path of [...screens, `/surveys/${textAt(wave, 'survey_id')}/waves/${waveId}`]) {
    await page.goto(scene().product.baseUrl + path);
    await main(page).getByText(other).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(320);
  }
  await page.close();
});

async function addAttribute(page: Page, hand: Hand): Promise<void> {
  await page.goto(`${scene().product.baseUrl}/settings/attributes`);
  await hand.write(field(page, say('contact.name')), 'Regio');
  await page.getByLabel(say('attributes.kind'), { exact: true }).selectOption('choice');
  await hand.write(field(page, say('attributes.choices')), 'Noord\nZuid');
  await hand.press(button(page, say('attributes.add')));
  await page.getByRole('rowheader', { name: 'Regio' }).waitFor();
}

async function addOrganisation(page: Page, hand: Hand): Promise<void> {
  await page.goto(`${scene().product.baseUrl}/contacts/organisations`);
  await hand.write(field(page, say('contact.name')), 'Gemeente Utrecht');
  await hand.press(button(page, say('organisations.add')));
  await page.getByRole('heading', { name: 'Gemeente Utrecht', level: 1 }).waitFor();
}

async function addCustomer(page: Page, hand: Hand, { name, email }: Readonly<{ name: string; email: string }>) {
  await page.goto(`${scene().product.baseUrl}/contacts/new`);
  await hand.write(field(page, say('contact.name')), name);
  await hand.write(field(page, say('account.email')), email);
  await hand.write(field(page, say('contact.phone')), '+31 6 1234 5678');
  await page.getByLabel(say('contact.organisation'), { exact: true }).selectOption({ label: 'Gemeente Utrecht' });
  await page.getByLabel(say('contact.birth-month'), { exact: true }).selectOption('2');
  await hand.write(field(page, say('contact.birth-day')), '29');
  await page.getByLabel('Regio', { exact: true }).selectOption('Noord');
  await hand.press(button(page, say('contact.save')));
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}
