import type { Language } from '@voldaan/domain/language';
import type { QuestionnaireId } from '@voldaan/domain/surveys/library/questionnaires';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { answerToTheEnd, linksOf, ratingLink, takePhone } from './customer-journey.ts';
import { keyboardHand, pointerHand } from './hand.ts';
import { type MailServer, type ReceivedMail, startMailServer } from './mail-server.ts';
import { askApi, openAllHours } from './office.ts';
import { type RunningProduct, startOnEmptyFolder } from './product.ts';
import { localeOf, sayIn } from './say.ts';
import {
  chooseSurvey,
  connectMail,
  leaveEditor,
  menu,
  pasteContacts,
  publish,
  type Staff,
  sendToAll,
  setUpCompany,
  trialSteps,
  wordSlip,
} from './staff-journey.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const liveMsMax = 2000;
const scannerMs = 10_500;

type Journey = Readonly<{
  language: Language;
  questionnaire: QuestionnaireId;
  company: string;
  staffName: string;
  customer: string;
  slip: string;
  value: number;
  why: string;
  isKeyboardOnly?: boolean;
  isWithoutScript?: boolean;
}>;

const journeys: readonly (Journey & { title: string })[] = [
  {
    title: 'an English company asks by mail, and its customer answers on a phone',
    language: 'en',
    questionnaire: 'recommendation',
    company: 'Miller Bicycles',
    staffName: 'Sarah Miller',
    customer: 'jo@example.com',
    slip: 'The repair of your bicycle',
    value: 9,
    why: 'Ready the same day',
  },
  {
    title: 'een Nederlands bedrijf doet alles met het toetsenbord, en de klant ook',
    language: 'nl',
    questionnaire: 'contact-moment',
    company: 'De Vries fietsenmakers',
    staffName: 'Sanne de Vries',
    customer: 'anna@example.nl',
    slip: 'De reparatie van uw fiets',
    value: 4,
    why: 'Snel geholpen',
    isKeyboardOnly: true,
  },
  {
    title: 'en norsk bedrift spør, og kunden svarer i en nettleser uten JavaScript',
    language: 'nb',
    questionnaire: 'grade',
    company: 'Sykkelverkstedet på Grünerløkka',
    staffName: 'Kari Nordmann',
    customer: 'ola@example.no',
    slip: 'Reparasjonen av sykkelen din',
    value: 8,
    why: 'Fikk god hjelp, men måtte vente',
    isWithoutScript: true,
  },
];

test.each(journeys)('$title', async (journey) => {
  const [product, mailServer] = await Promise.all([startOnEmptyFolder(), startMailServer()]);
  const office = await browser.newContext({
    locale: localeOf(journey.language),
    viewport: { width: 1280, height: 900 },
  });
  try {
    const page = await office.newPage();
    const hand = journey.isKeyboardOnly ? keyboardHand(page) : pointerHand();
    const staff: Staff = { page, hand, say: sayIn(journey.language), language: journey.language };
    const mail = await askCustomer(staff, journey, { product, mailServer });
    expectProperMail(mail, journey, product);

    const overview = await office.newPage();
    await overview.goto(product.baseUrl);
    await overview.getByRole('heading', { name: staff.say('headline.no-answers') }).waitFor();
    const firstAnswer = overview.getByRole('heading', { name: staff.say('headline.too-few', { n: 1 }) });
    const shownMs = await answerOnPhone(ratingLink(mail, journey.value), journey, () => firstAnswer.waitFor());
    console.log(`the open overview showed the answer after ${shownMs} ms`);
    expect(shownMs).toBeLessThan(liveMsMax);

    const responses = { name: staff.say('shell.responses'), exact: true };
    await hand.press(menu(page, staff.say).getByRole('link', responses));
    await hand.press(page.getByRole('link').filter({ hasText: journey.why }));
    const detail = page.getByRole('article');
    await detail.getByText(journey.why).first().waitFor();
    await detail.getByText(journey.customer).first().waitFor();
    await detail.getByText(staff.say('vote-class.human')).first().waitFor();
  } finally {
    await office.close();
    await Promise.all([product.stop(), mailServer.stop()]);
  }
});

type World = Readonly<{ product: RunningProduct; mailServer: MailServer }>;

/** From the link on the console to a mail in the customer's post. */
async function askCustomer(staff: Staff, journey: Journey, { product, mailServer }: World): Promise<ReceivedMail> {
  const founder = { name: journey.staffName, email: 'office@example.com', password: 'vier losse woorden samen' };
  await setUpCompany(staff, product.entrance, { company: journey.company, ...founder });
  const { request } = staff.page.context();
  await openAllHours((method, path, body) => askApi(request, { origin: product.baseUrl, method, path, body }));
  const surveyName = await chooseSurvey(staff, journey.questionnaire);
  await wordSlip(staff, journey.slip);
  await publish(staff);
  await leaveEditor(staff);
  await pasteContacts(staff, [journey.customer]);
  await connectMail(staff, mailServer);
  await trialSteps(staff);
  await mailServer.nextFor(founder.email);
  await sendToAll(staff, surveyName, 1);
  return mailServer.nextFor(journey.customer);
}

/** One reader, two parts, and a way out that a mail program can offer by itself (RFC 8058). */
function expectProperMail(received: ReceivedMail, journey: Journey, product: RunningProduct): void {
  const { mail } = received;
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';
  expect(received.to).toEqual([journey.customer]);
  expect(mail.to?.map(({ address }) => address)).toEqual([journey.customer]);
  expect(header('list-unsubscribe')).toContain(`<${product.baseUrl}/u/`);
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(mail.text).toContain(`${product.baseUrl}/a/`);
  expect(mail.html).toContain(`lang="${journey.language}"`);
  expect(mail.html).toContain(journey.company);
  expect(linksOf(received).filter((link) => !link.startsWith(product.baseUrl) && !link.startsWith('mailto:'))).toEqual(
    [],
  );
}

/** Opens the mark from the mail on a phone of 360 px and answers. Gives how long the first answer took to be seen. */
async function answerOnPhone(link: string, journey: Journey, untilSeen: () => Promise<void>): Promise<number> {
  const phone = await takePhone(browser, { javaScriptEnabled: journey.isWithoutScript !== true });
  try {
    const page = await phone.newPage();
    // Without a script all that tells a person from a mail scanner is that they come later.
    if (journey.isWithoutScript) await page.waitForTimeout(scannerMs);
    const hand = journey.isKeyboardOnly ? keyboardHand(page) : pointerHand({ hasTouch: true });
    await page.goto(link);
    expect(await page.locator('html').getAttribute('lang')).toBe(journey.language);
    await page.getByText(journey.slip).first().waitFor();
    expect(await page.locator(`form.q input[type=radio][value="${journey.value}"]`).isChecked()).toBe(true);
    let seen = Promise.resolve(Number.POSITIVE_INFINITY);
    await answerToTheEnd(page, hand, journey.why, () => {
      const sentAt = Date.now();
      seen = untilSeen().then(() => Date.now() - sentAt);
    });
    expect(await phone.cookies()).toEqual([]);
    return await seen;
  } finally {
    await phone.close();
  }
}
