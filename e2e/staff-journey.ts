import type { Language } from '@voldaan/domain/language';
import { type QuestionnaireId, questionnaires } from '@voldaan/domain/surveys/library/questionnaires';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Hand } from './hand.ts';
import type { MailServer } from './mail-server.ts';
import type { Say } from './say.ts';

/** Somebody at work: the page in front of them, how they work it, and the words that stand on it. */
export type Staff = Readonly<{ page: Page; hand: Hand; say: Say; language: Language }>;

export type Founder = Readonly<{ company: string; name: string; email: string; password: string }>;

export async function setUpCompany({ page, hand, say }: Staff, link: string, founder: Founder): Promise<void> {
  await page.goto(link);
  await hand.write(page.getByRole('textbox', { name: say('setup.company') }), founder.company);
  await hand.write(page.getByRole('textbox', { name: say('account.name'), exact: true }), founder.name);
  await hand.write(page.getByRole('textbox', { name: say('account.email') }), founder.email);
  await hand.write(page.locator('input[type=password]'), founder.password);
  await hand.press(page.getByRole('button', { name: say('setup.begin') }));
  await page.getByRole('heading', { name: say('headline.no-survey') }).waitFor();
}

/** Takes one of the ready surveys from the first screen and lands in its editor. */
export async function chooseSurvey(staff: Staff, questionnaire: QuestionnaireId): Promise<string> {
  const { page, hand, say, language } = staff;
  const name = questionnaires.find(({ id }) => id === questionnaire)?.name[language] ?? questionnaire;
  await hand.press(page.locator('main').getByRole('link', { name: say('surveys.new') }));
  await hand.press(page.getByRole('button', { name: say('new-survey.choose-named', { name }), exact: true }));
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  return name;
}

/** Changes the heading of the slip, and sees it on the phone beside it. */
export async function wordSlip({ page, hand, language }: Staff, title: string): Promise<void> {
  await hand.write(page.locator(`[name="slip.title.${language}"]`), title);
  await page.frameLocator('.phone iframe').getByText(title).waitFor();
}

export async function publish(staff: Staff): Promise<void> {
  const { page, say } = staff;
  await pressAndConfirm(staff, say('publish.button', { number: 1 }));
  await page.getByText(say('publish.done', { number: 1 })).waitFor();
}

/** The editor has the whole screen; its bar leads back to where the menu is. */
export async function leaveEditor({ page, hand, say }: Staff): Promise<void> {
  await hand.press(page.locator('main').getByRole('link', { name: say('shell.surveys') }));
  await menu(page, say).waitFor();
}

export async function pasteContacts({ page, hand, say }: Staff, addresses: readonly string[]): Promise<void> {
  await hand.press(menu(page, say).getByRole('link', { name: say('shell.contacts'), exact: true }));
  await hand.press(page.locator('main').getByRole('link', { name: say('contacts.add') }));
  await hand.write(page.getByRole('textbox', { name: say('contacts.addresses') }), addresses.join(', '));
  await hand.press(page.getByRole('button', { name: say('contacts.add-submit'), exact: true }));
  await page.getByText(say('contacts.outcome', { added: addresses.length, changed: 0 })).waitFor();
}

/** Fills in the mail server; what the trial says step by step is there when this returns. */
export async function connectMail({ page, hand, say }: Staff, server: MailServer): Promise<void> {
  await hand.press(menu(page, say).getByRole('link', { name: say('shell.settings') }));
  await hand.press(page.locator('main').getByRole('link', { name: say('settings.mail') }));
  // The mailbox for what comes back has fields of the same names further down.
  const form = page.getByRole('region', { name: say('mail.server'), exact: true });
  await hand.choose(form.getByRole('radio', { name: say('mail.security-none') }));
  await hand.write(form.getByRole('textbox', { name: say('mail.host') }), server.host);
  await hand.write(form.getByRole('textbox', { name: say('mail.port') }), String(server.port));
  await hand.write(form.getByRole('textbox', { name: say('mail.username') }), server.username);
  await hand.write(form.locator('input[type=password]'), server.password);
  await hand.press(page.getByRole('button', { name: say('mail.save-and-test') }));
  await page.getByText(say('mail-test.passed')).waitFor();
}

/** Sends the survey to everybody in the address book and waits for the ledger. */
export async function sendToAll(staff: Staff, surveyName: string, count: number): Promise<void> {
  const { page, hand, say } = staff;
  await hand.press(menu(page, say).getByRole('link', { name: say('shell.surveys') }));
  await hand.press(page.getByRole('link', { name: say('surveys.send-named', { name: surveyName }) }));
  await pressAndConfirm(staff, say('send.button', { count }));
  await page.getByRole('heading', { name: say('wave.people-heading') }).waitFor();
}

/** The trial names each step of the conversation, and that it went well. */
export async function trialSteps({ page, say }: Staff): Promise<readonly string[]> {
  const names = (['dns', 'connect', 'tls', 'login', 'sender', 'recipient', 'sent'] as const).map((step) =>
    say(`mail-test.step-${step}`),
  );
  const shown = await page.locator('.trace li').allInnerTexts();
  expect(shown.map((text, index) => text.startsWith(names[index] ?? '?'))).toEqual(names.map(() => true));
  return shown;
}

/** Presses a button that asks once more, and again the one of the same name in its question. */
export async function pressAndConfirm({ page, hand }: Pick<Staff, 'page' | 'hand'>, name: string): Promise<void> {
  await hand.press(page.getByRole('button', { name }));
  await hand.press(page.getByRole('alertdialog').getByRole('button', { name }));
}

export function menu(page: Page, say: Say): Locator {
  return page.getByRole('navigation', { name: say('shell.menu-main') });
}
