import { Refusal } from '@voldaan/domain/refusal';
import { visitModule, widgetModule } from '@voldaan/respond/entrance';
import { readEmail } from '../contacts/read-email.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import type { AnswerLink } from '../responses/answer-link.ts';
import { beginVisit } from '../responses/answer-page.ts';
import type { AnswerSource } from '../responses/answer-source.ts';
import { limitEntrance, mayNoteVisit } from '../responses/limit-answers.ts';
import type { AnswerPath } from '../responses/open-answers.ts';
import { pageLanguage } from '../responses/page-language.ts';
import { readSubmission } from '../responses/read-submission.ts';
import { findLink, type TakenAnswers, takeAnswers } from '../responses/take-answers.ts';
import { makeNonce, readNonce, timeOfVisit } from '../responses/visit-nonce.ts';
import type { ShownCounter } from './count-shown.ts';
import { secretsInForce } from './embed-secret.ts';
import { readEmbedToken, type SignedName } from './embed-token.ts';
import { type PackedScript, packScript } from './script-reply.ts';
import { linkResponse } from './store.ts';
import { findContact, isStored } from './views.ts';
import { isAskedThere } from './websites.ts';

/** Everything that the widget's addresses work with. */
export type WidgetParts = Readonly<{
  product: Product;
  path: AnswerPath;
  shown: ShownCounter;
  /** Programs with their survey, packed; by version and language. */
  modules: Map<string, Promise<PackedScript>>;
  /**
   * What became of a form, by survey and submission, for a page that asks in the next seconds: why it was refused, or that
   * it is stored, which the page cannot ask by its visit where a signed name answers.
   */
  outcomes: Readonly<{ get: (key: string) => string | undefined; set: (key: string, outcome: string) => void }>;
}>;

const modulesMost = 200;

/** A survey that is closed, or meant for other websites, is not shown; nothing is wrong with the page that asks for it. */
const nothing = 'export {};';

/** The program and the survey in one module, packed once for all who read this language. */
export async function widgetSurvey(
  { path, modules }: WidgetParts,
  source: AnswerSource,
  wish: string | undefined,
): Promise<PackedScript> {
  limitEntrance(path, source);
  const link = await findLink(path, source);
  const tag = pageLanguage(link, source, wish);
  const { id, number, definition } = link.version;
  const isShown = link.closedAt === undefined && mayShow(path, link, source);
  const key = isShown ? `${id} ${tag}` : 'closed';
  const known = modules.get(key);
  if (known !== undefined) return known;
  const code = isShown ? widgetModule({ definition, version: number, tag }) : nothing;
  const packed = packScript(code, 'whole');
  const oldest = modules.keys().next();
  if (modules.size >= modulesMost && !oldest.done) modules.delete(oldest.value);
  modules.set(key, packed);
  return packed;
}

/** What sends, with the proof that the survey was shown, which is counted. */
export async function widgetVisit(
  { path, shown }: WidgetParts,
  source: AnswerSource,
  asked: Readonly<{ version: number | undefined; isResend: boolean }>,
): Promise<PackedScript> {
  limitEntrance(path, source);
  const found = await findLink(path, source);
  if (!mayShow(path, found, source)) throw refusalOf(source);
  const link = asked.version === undefined ? found : await path.links.withVersion(found, asked.version);
  const now = path.clock();
  const visit = beginVisit(now, link, { channel: 'widget' });
  if (!asked.isResend && mayNoteVisit(path, link)) {
    shown.add({ workspaceId: link.workspaceId, surveyId: link.surveyId, kind: 'shown', at: now });
  }
  const nonce = makeNonce(path.nonceKey, link.token, visit);
  return packScript(visitModule({ nonce, respondent: visit.respondent }), 'quick');
}

/**
 * Answers from a page of another site, by the one way in. With a token that the company's own server signed they come
 * from its control panel, and belong to that customer; the link is there before they are acknowledged.
 */
export async function takeWidgetAnswers(
  { product, path }: WidgetParts,
  source: AnswerSource,
  body: unknown,
): Promise<TakenAnswers> {
  refuseOtherSites(path, await findLink(path, source), source);
  const identity = identityOf(body);
  if (identity === undefined) return takeAnswers(path, source, () => readSubmission(withoutOwn(body)));
  const link = await findLink(path, source);
  const given = readSubmission(withoutOwn(body));
  const visit = given.nonce === undefined ? undefined : readNonce(path.nonceKey, source.token, given.nonce);
  const now = path.clock();
  const { name, contactId } = await inWorkspace(path.databases.app, link.workspaceId, async (db) => {
    const secrets = await secretsInForce(db, product.key('seal'), now);
    const shownAt = visit === undefined ? now : new Date(timeOfVisit(visit));
    const signed = readEmbedToken(identity, { secrets, survey: source.token, shownAt });
    const name = keyOf(signed);
    return { name, contactId: await findContact(db, name) };
  });
  const signedName = `${name.by} ${name.subject}`;
  const taken = await takeAnswers(path, { ...source, channel: 'embed', signedName }, () =>
    visit === undefined
      ? given
      : { ...given, nonce: makeNonce(path.nonceKey, source.token, { ...visit, channel: 'embed' }) },
  );
  if (contactId !== undefined) {
    const { responseId } = taken;
    await inWorkspace(path.databases.app, link.workspaceId, (db) => linkResponse(db, { responseId, contactId }));
  }
  return taken;
}

/** Whether the answers of a form have arrived: a page that cannot read our reply asks so. */
export async function receiptOf(
  { path }: WidgetParts,
  source: AnswerSource,
  asked: Readonly<{ submission: string; respondent: string }>,
): Promise<'stored' | 'unknown'> {
  limitEntrance(path, source);
  const { workspaceId, surveyId } = await findLink(path, source);
  const { submission, respondent } = asked;
  const act = { surveyId, respondentKey: `key:${respondent}`, submission };
  return (await inWorkspace(path.databases.app, workspaceId, (db) => isStored(db, act))) ? 'stored' : 'unknown';
}

/** Somebody closed the question without answering; only a page that really showed it is believed. */
export async function noteDismissal({ path, shown }: WidgetParts, source: AnswerSource, nonce: string): Promise<void> {
  limitEntrance(path, source);
  const link = await findLink(path, source);
  refuseOtherSites(path, link, source);
  if (readNonce(path.nonceKey, source.token, nonce) === undefined || !mayNoteVisit(path, link)) return;
  const { workspaceId, surveyId } = link;
  shown.add({ workspaceId, surveyId, kind: 'dismissed', at: path.clock() });
}

/** A page of our own asks for a module without a word about its origin. */
function mayShow({ config }: AnswerPath, link: AnswerLink, { origin }: AnswerSource): boolean {
  return origin === undefined || isAskedThere(link, { origin, own: config.baseUrl });
}

function refuseOtherSites({ config }: AnswerPath, link: AnswerLink, source: AnswerSource): void {
  if (!isAskedThere(link, { origin: source.origin ?? '', own: config.baseUrl })) throw refusalOf(source);
}

function refusalOf({ origin = 'null' }: AnswerSource): Refusal {
  return new Refusal('website_refused', { values: { website: origin.slice(0, 200) } });
}

function keyOf(name: SignedName): SignedName {
  if (name.by === 'external_id') return name;
  const reading = readEmail(name.subject);
  if ('fault' in reading) throw new Refusal('token_malformed');
  return { by: 'email', subject: reading.key };
}

function identityOf(body: unknown): string | undefined {
  const identity = isRecord(body) ? (body['identity'] ?? '') : '';
  if (typeof identity !== 'string') throw new Refusal('token_malformed');
  return identity === '' ? undefined : identity;
}

/** Without what is meant for this entrance alone, so that it does not count as a field that nobody asked for. */
function withoutOwn(body: unknown): unknown {
  if (!isRecord(body)) return body;
  const { identity: _identity, ...rest } = body;
  return rest;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
