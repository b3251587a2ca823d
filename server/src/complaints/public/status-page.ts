import { Refusal } from '@voldaan/domain/refusal';
import { renderCaseStatusPage } from '@voldaan/respond/page';
import type { FastifyRequest } from 'fastify';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { RateLimit, RateLimiter } from '../../http/rate-limit.ts';
import type { Product } from '../../product.ts';
import { actOnStatus, statusActs } from './act-on-status.ts';
import type { StatusLink } from './form-link.ts';
import { readFormNonce } from './form-nonce.ts';
import { caseFrame, languageOf, type Onward, type PublicPage, queryOf } from './public-page.ts';
import { faultOfWords } from './read-case-form.ts';
import { type StatusFault, statusHref, statusView } from './status-view.ts';

/** A page that stood open for longer may show a case as it no longer is. */
const freshMs = 24 * 3_600_000;
const byCase: RateLimit = { name: 'case-says', amount: 30, seconds: 600 };

type Sent = Readonly<{ link: StatusLink; body: URLSearchParams; request: FastifyRequest; limiter: RateLimiter }>;

/** Takes what a customer says on the page of their case, or shows the page again with their words and what is in the way. */
export async function submitStatus(product: Product, sent: Sent): Promise<PublicPage | Onward> {
  const { link, body, request, limiter } = sent;
  const language = languageOf(request, body.get('language') ?? undefined, link.caseLanguage);
  const act = statusActs.find((one) => one === body.get('act'));
  const words = (body.get('words') ?? '').toWellFormed().replaceAll('\r\n', '\n').slice(0, 40_000);
  const nonce = readFormNonce(product.key('case-form'), link.token, body.get('nonce') ?? '');
  const again = async (fault: StatusFault, status: number, kept?: string): Promise<PublicPage> => {
    const frame = caseFrame(
      language,
      `/c/status/${link.token}`,
      queryOf(request),
      `/c/${link.token}/privacy?language=${language}`,
    );
    return inWorkspace(product.databases.app, link.workspaceId, async (db) => {
      const said = { typed: words, fault, isAdded: false, ...(kept === undefined ? {} : { nonce: kept }) };
      return { status, html: renderCaseStatusPage(await statusView(product, db, { link, frame, said })), frame };
    });
  };
  if (act === undefined || nonce === undefined || product.clock().getTime() - nonce.at > freshMs)
    return again('stale', 422);
  const kept = body.get('nonce') ?? '';
  const fault = act === 'agree' ? undefined : faultOfWords(words);
  if (fault !== undefined) return again(fault, 422, kept);
  if (!limiter.take(byCase, link.caseId).isAllowed) return again('busy', 429, kept);
  try {
    await actOnStatus(product, link, { key: nonce.key, act, words: words.trim() });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'case_changed') return again('changed', 409);
    throw error;
  }
  return { goTo: `${statusHref(link.token, language)}${act === 'add' || act === 'disagree' ? '&added=1' : ''}` };
}
