import type { Language } from '@voldaan/domain/language';
import type { QuestionnaireId } from '@voldaan/domain/surveys/library/questionnaires';
import type { APIRequestContext, Browser, BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import type { MailServer } from './mail-server.ts';
import type { RunningProduct } from './product.ts';
import { localeOf } from './say.ts';

/** The staff of a company, signed in, working through the public API: for tests whose subject is not a staff screen. */
export type Office = Readonly<{
  browser: BrowserContext;
  ask: (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<unknown>;
  close: () => Promise<void>;
}>;

export type AskOptions = Readonly<{ origin: string; method: string; path: string; body?: object | undefined }>;

/** Sets up a company by the link of the first start. */
export async function openOffice(browser: Browser, product: RunningProduct, language: Language): Promise<Office> {
  const context = await browser.newContext({ locale: localeOf(language), viewport: { width: 1280, height: 900 } });
  const office: Office = {
    browser: context,
    ask: (method, path, body) => askApi(context.request, { origin: product.baseUrl, method, path, body }),
    close: () => context.close(),
  };
  const token = product.entrance.slice(product.entrance.lastIndexOf('/') + 1);
  await office.ask('POST', `/v1/setup/${token}`, {
    company: 'De Vries',
    name: 'Sanne de Vries',
    email: 'sanne@example.com',
    password: 'vier losse woorden samen',
    language,
  });
  return office;
}

/** Asks the API as this browser would, and gives what it answers. */
export async function askApi(request: APIRequestContext, { origin, method, path, body }: AskOptions): Promise<unknown> {
  const reply = await request.fetch(origin + path, {
    method,
    // Asked twice, a thing that may not happen twice happens once; here every asking is a new one.
    headers: { origin, 'idempotency-key': crypto.randomUUID() },
    ...(body === undefined ? {} : { data: body }),
  });
  if (!reply.ok()) throw new Error(`${method} ${path} answered ${reply.status()}: ${await reply.text()}`);
  return reply.status() === 204 ? undefined : reply.json();
}

/** Mail goes at any hour and on any day, so that a test says the same on a Sunday night. */
export async function openAllHours(ask: Office['ask']): Promise<void> {
  const rules = await ask('GET', '/v1/contact-rules');
  if (typeof rules !== 'object' || rules === null || !('budget' in rules)) throw new Error('no contact rules');
  const hours = { zone: 'Europe/Oslo', from: '00:00', until: '24:00', noSundays: false, noHolidays: false };
  await ask('PUT', '/v1/contact-rules', { budget: rules.budget, send_hours: hours });
}

/** Lets the company write by this mail server, at any hour. */
export async function sendBy(office: Office, { host, port, username, password }: MailServer): Promise<void> {
  await office.ask('PUT', '/v1/mail-settings', {
    ...{ host, port, security: 'none', username, password },
    ...{ sender_name: 'De Vries', sender_address: 'post@devries.example' },
  });
  await openAllHours(office.ask);
}

type StudyChange = Readonly<{ id: string; plan: object; surveyId?: string }>;

/** Writes over parts of a study's plan, as of how it stands now. */
export async function changeStudy(
  { browser: { request } }: Office,
  { baseUrl }: RunningProduct,
  { id, plan, surveyId }: StudyChange,
): Promise<void> {
  const shown = await request.get(`${baseUrl}/v1/studies/${id}`);
  const { name, plan: before, survey_id, touchpoint_id } = await shown.json();
  const saved = await request.put(`${baseUrl}/v1/studies/${id}`, {
    headers: { origin: baseUrl, 'if-match': shown.headers()['etag'] ?? '' },
    data: { name, plan: { ...before, ...plan }, survey_id: surveyId ?? survey_id, touchpoint_id },
  });
  expect(saved.status(), await saved.text()).toBe(200);
}

/** Makes one of the ready surveys and publishes it as it is. Gives its id. */
export async function publishSurvey({ ask }: Office, questionnaire: QuestionnaireId): Promise<string> {
  const id = textAt(await ask('POST', '/v1/surveys', { questionnaire, name: 'Onderzoek' }), 'id');
  await ask('POST', `/v1/surveys/${id}/versions`, {});
  return id;
}

/** A mail with nothing in it but a line, the question and who asks. */
export const plainLetter = {
  subject: { nl: 'Hoe ging het?', nb: 'Hvordan gikk det?', en: 'How did it go?' },
  preheader: {},
  blocks: [
    {
      kind: 'text',
      text: { nl: 'Wij horen het graag.', nb: 'Vi vil gjerne høre det.', en: 'We would like to hear.' },
    },
    { kind: 'question' },
    { kind: 'signature', text: {} },
  ],
  tone: 'formal',
  senderName: 'Sanne de Vries',
  replyTo: '',
};

/** Sends a survey to these addresses. Gives the id of the wave. */
export async function sendSurvey({ ask }: Office, surveyId: string, addresses: readonly string[]): Promise<string> {
  const wave = await ask('POST', `/v1/surveys/${surveyId}/waves`, {
    letter: plainLetter,
    who: { addresses: addresses.join('\n') },
  });
  return textAt(wave, 'id');
}

/** The text of the mail that the outbox keeps for this address, as soon as it does. */
export async function keptMail({ ask }: Office, address: string): Promise<string> {
  const find = async () =>
    listAt(await ask('GET', '/v1/outbox'), 'data').find((mail) => textAt(mail, 'recipient') === address);
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return textAt(await ask('GET', `/v1/outbox/${textAt(await find(), 'id')}`), 'text');
}

/** How many answers the inbox holds, whatever was thought of them. */
export async function answersStored({ ask }: Office): Promise<number> {
  const classes = ['human', 'unconfirmed', 'machine'];
  const inbox = await Promise.all(classes.map((voteClass) => ask('GET', `/v1/responses?vote_class=${voteClass}`)));
  return inbox.reduce<number>((sum, reply) => sum + numberAt(reply, 'total'), 0);
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, path);
  if (typeof found !== 'string') throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(value)}`);
  return found;
}

export function numberAt(value: unknown, ...path: readonly (string | number)[]): number {
  const found = at(value, path);
  if (typeof found !== 'number') throw new Error(`no number at ${path.join('.')} of ${JSON.stringify(value)}`);
  return found;
}

export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, path);
  if (!Array.isArray(found)) throw new Error(`no list at ${path.join('.')} of ${JSON.stringify(value)}`);
  return found;
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
