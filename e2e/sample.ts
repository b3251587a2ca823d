import type { Language } from '@voldaan/domain/language';
import type { Browser, BrowserContext } from 'playwright-core';
import { askApi, openAllHours, textAt } from './office.ts';
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
  /** Of a moment of the journey that something was told of. */
  touchpointId: string;
  mailId: string;
  /** Of a case that waits for a word. */
  caseId: string;
  /** Of a visit that is planned. */
  visitId: string;
  recordId: string;
  problemId: string;
  /** Of an improvement action whose effect is measured. */
  actionId: string;
  /** Of an idea that suggestions became. */
  ideaId: string;
  /** Of a rule that tells of something. */
  alertId: string;
  reportId: string;
  /** Of a theme of the codebook, and of texts that the owner coded by it. */
  themeId: string;
  codingId: string;
  /** Of what a customer answered by mail. */
  inboundId: string;
  setupToken: string;
  inviteToken: string;
}>;

/** Opens a browser of somebody who works at the sample company and speaks this language, as the browser says. */
export async function enterSample(
  browser: Browser,
  product: RunningProduct,
  language: Language,
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: localeOf(language), reducedMotion: 'reduce', bypassCSP: true });
  const page = await context.newPage();
  await page.goto(product.entrance);
  await page.close();
  return context;
}

/** Finds what the sample has, and adds what it lacks: drafts, a kept mail, customers who can be asked (one of them twice), an organisation and two open links. */
export async function completeSample(context: BrowserContext, product: RunningProduct): Promise<Sample> {
  const ask = (method: string, path: string, body?: object) =>
    askApi(context.request, { origin: product.baseUrl, method, path, body });
  // Customers are rung at any hour that a test runs at.
  await openAllHours(ask);
  const surveys = await ask('GET', '/v1/surveys');
  const surveyId = textAt(surveys, 'data', 0, 'id');
  const draft = await ask('POST', '/v1/surveys', { questionnaire: 'grade', name: 'Concept' });
  const invite = await ask('POST', '/v1/staff-invites', { email: 'kari@example.no', role: 'agent', send: true });
  // The sample's own customers are never mailed; these could be, and one of them stands in the list twice.
  await ask('POST', '/v1/contacts', {
    addresses: 'Marit Bakker <marit@example.nl>, Pieter Smit <pieter@example.nl>, <marit+post@example.nl>',
  });
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
    inboundId: await receiveMail(context, product),
    touchpointId: await toldTouchpoint(ask),
    caseId: textAt(await ask('GET', '/v1/cases'), 'data', 0, 'id'),
    visitId: textAt(await ask('GET', '/v1/visits'), 'data', 0, 'id'),
    actionId: textAt(await ask('GET', '/v1/improvement-actions'), 'data', 1, 'id'),
    recordId: textAt(await ask('GET', '/v1/field-records'), 'data', 0, 'id'),
    problemId: textAt(await ask('GET', '/v1/problems'), 'data', 0, 'id'),
    ideaId: textAt(await ask('GET', '/v1/ideas'), 'data', 0, 'id'),
    themeId: textAt(await ask('GET', '/v1/themes'), 'data', 0, 'id'),
    codingId: await codedSample(ask),
    alertId: textAt(await ask('GET', '/v1/alert-rules'), 'data', 0, 'id'),
    reportId: textAt(await ask('GET', '/v1/reports'), 'data', 0, 'id'),
    mailId: textAt(await ask('GET', '/v1/outbox'), 'data', 0, 'id'),
    setupToken: lastPart(setupLink),
    inviteToken: lastPart(textAt(invite, 'link')),
  };
}

/** A customer answers by mail, as the company's own mail server would hand it in. */
async function receiveMail(context: BrowserContext, product: RunningProduct): Promise<string> {
  const origin = product.baseUrl;
  await context.request.post(`${origin}/v1/inbound-mail`, {
    headers: { origin, 'content-type': 'application/octet-stream' },
    data: Buffer.from(
      'From: Marit Bakker <marit@example.nl>\r\nSubject: Re: 8\r\nMessage-ID: <1@example.nl>\r\n\r\nTot ziens!\r\n',
    ),
  });
  return textAt(await askApi(context.request, { origin, method: 'GET', path: '/v1/inbound-mail' }), 'data', 0, 'id');
}

/** The first moment of the sample's journey, after telling of one event that is stored and one that is refused. */
async function toldTouchpoint(ask: (method: string, path: string, body?: object) => Promise<unknown>): Promise<string> {
  const occurred_at = '2026-03-02T09:00:00Z';
  const contact = { email: 'marit@example.nl' };
  const told = { kind: 'order_delivered', external_id: 'O-1', occurred_at, contact, amount: 49.5, currency: 'EUR' };
  await ask('POST', '/v1/events', [told, { ...told, external_id: 'O-2', contact: { external_id: 'K-9' } }]);
  return textAt(await ask('GET', '/v1/touchpoints'), 'data', 0, 'id');
}

/** Ten texts that were drawn and coded: none of them mentions a theme, says the owner. */
async function codedSample(ask: (method: string, path: string, body?: object) => Promise<unknown>): Promise<string> {
  const coding = await ask('POST', '/v1/theme-codings', { texts: 10 });
  const id = textAt(coding, 'id');
  for (let place = 0; place < 10; place += 1) {
    const text = textAt(coding, 'items', place, 'response_id');
    await ask('PUT', `/v1/theme-codings/${id}/texts/${text}`, { themes: [] });
  }
  return id;
}

function lastPart(link: string): string {
  return link.slice(link.lastIndexOf('/') + 1);
}
