import type { Language } from '@voldaan/domain/language';
import type { Browser, BrowserContext } from 'playwright-core';
import { askApi, textAt } from './office.ts';
import type { RunningProduct } from './product.ts';
import { localeOf } from './say.ts';

/** What stands in the sample company, by the ids that addresses of screens need. */
export type Sample = Readonly<{
  surveyId: string;
  draftId: string;
  waveId: string;
  responseId: string;
  /** Of the customer whose answer that is. */
  contactId: string;
  organisationId: string;
  /** Of a study that is still being thought out. */
  studyId: string;
  mailId: string;
  setupToken: string;
  inviteToken: string;
}>;

/** Opens a browser of somebody who works at the sample company and speaks this language. */
export async function enterSample(
  browser: Browser,
  product: RunningProduct,
  language: Language,
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: localeOf(language), reducedMotion: 'reduce', bypassCSP: true });
  const page = await context.newPage();
  await page.goto(product.entrance);
  await askApi(context.request, { origin: product.baseUrl, method: 'PATCH', path: '/v1/me', body: { language } });
  await page.evaluate((chosen) => localStorage.setItem('voldaan.language', chosen), language);
  await page.close();
  return context;
}

/** Finds what the sample has, and adds what it lacks: drafts, a kept mail, two customers who can be asked, an organisation and two open links. */
export async function completeSample(context: BrowserContext, product: RunningProduct): Promise<Sample> {
  const ask = (method: string, path: string, body?: object) =>
    askApi(context.request, { origin: product.baseUrl, method, path, body });
  const surveys = await ask('GET', '/v1/surveys');
  const surveyId = textAt(surveys, 'data', 0, 'id');
  const draft = await ask('POST', '/v1/surveys', { questionnaire: 'grade', name: 'Concept' });
  const invite = await ask('POST', '/v1/staff-invites', { email: 'kari@example.no', role: 'agent', send: true });
  // The sample's own customers are never mailed; these two could be.
  await ask('POST', '/v1/contacts', { addresses: 'Marit Bakker <marit@example.nl>, Pieter Smit <pieter@example.nl>' });
  const organisation = await ask('POST', '/v1/organisations', { name: 'Gemeente Utrecht', external_id: 'O-12' });
  const study = await ask('POST', '/v1/studies', { name: 'Winter', kind: 'relation' });
  const answers = await ask('GET', '/v1/responses?comment=true');
  const setupLink = await product.makeSetupLink();
  return {
    surveyId,
    draftId: textAt(draft, 'id'),
    waveId: textAt(await ask('GET', `/v1/surveys/${surveyId}/waves`), 'data', 0, 'id'),
    responseId: textAt(answers, 'data', 0, 'id'),
    contactId: textAt(answers, 'data', 0, 'contact', 'id'),
    organisationId: textAt(organisation, 'id'),
    studyId: textAt(study, 'id'),
    mailId: textAt(await ask('GET', '/v1/outbox'), 'data', 0, 'id'),
    setupToken: lastPart(setupLink),
    inviteToken: lastPart(textAt(invite, 'link')),
  };
}

function lastPart(link: string): string {
  return link.slice(link.lastIndexOf('/') + 1);
}
