import type { Readable } from 'node:stream';
import { Refusal } from '@voldaan/domain/refusal';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import {
  type CaseFault,
  type CaseFields,
  type CaseFormView,
  renderCaseFormPage,
  renderCaseShutPage,
} from '@voldaan/respond/page';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readId } from '../../database/public-id.ts';
import { discardRest } from '../../http/discard-rest.ts';
import type { RateLimit, RateLimiter } from '../../http/rate-limit.ts';
import { type FormFile, type ReadForm, readMultipart } from '../../http/read-multipart.ts';
import type { Product } from '../../product.ts';
import { fileBytesMax, filesMax } from '../file/judge-file.ts';
import { type FormLink, findFormLink } from './form-link.ts';
import { makeFormNonce, readFormNonce } from './form-nonce.ts';
import { caseFrame, languageOf, type Onward, type PublicPage, queryOf } from './public-page.ts';
import { judgeCaseForm, readCaseFields } from './read-case-form.ts';
import { statusHref } from './status-view.ts';
import { takeCaseForm } from './take-case-form.ts';

/** Five files as large as may be, and as much again of files that are too large: read, so that the words are not lost. */
export const formBytesMax = 128 * 1024 * 1024;
/** A page may stand open for a day while somebody looks for the receipt. */
const freshMs = 24 * 3_600_000;
/** Nobody reads the page, chooses and writes in less. */
const hurryMs = 2_000;
const byPrefix: RateLimit = { name: 'case-form', amount: 20, seconds: 600 };
const byWorkspace: RateLimit = { name: 'case-form-workspace', amount: 600, seconds: 600 };

const untouched: CaseFields = readCaseFields(new Map());

export async function showForm(product: Product, token: string, request: FastifyRequest): Promise<PublicPage> {
  const link = await requireForm(product, token);
  const language = languageOf(request, link.language);
  if (!link.isOpen) return shut(link, language, request);
  const kind = queryOf(request).get('kind') ?? '';
  return formPage(product, request, { link, language, typed: { ...untouched, kind }, faults: [], status: 200 });
}

type Sent = Readonly<{
  token: string;
  request: FastifyRequest;
  reply: FastifyReply;
  body: Readable;
  prefix: string;
  limiter: RateLimiter;
}>;

/** Makes a case of what was sent, or shows the page again with every word that was typed and what is in the way. */
export async function submitForm(product: Product, sent: Sent): Promise<PublicPage | Onward> {
  const { request, reply, body } = sent;
  const link = await requireForm(product, sent.token);
  if (!link.isOpen) {
    discardRest(request.raw, reply.raw);
    return shut(link, languageOf(request, link.language), request);
  }
  const form = await readMultipart(body, request.headers['content-type'] ?? '', { fileBytesMax, filesMax });
  try {
    if (!form.isWhole) discardRest(request.raw, reply.raw);
    return await answer(product, { ...sent, link, form });
  } finally {
    form.done();
  }
}

type Answered = Sent & Readonly<{ link: FormLink; form: ReadForm }>;

async function answer(
  product: Product,
  { request, prefix, limiter, link, form }: Answered,
): Promise<PublicPage | Onward> {
  const language = languageOf(request, form.fields.get('language'), link.language);
  const typed = readCaseFields(form.fields);
  const nonce = form.fields.get('nonce') ?? '';
  const known = readFormNonce(product.key('case-form'), link.token, nonce);
  const again = (status: number, faults: readonly CaseFault[], kept: string | undefined) => {
    const whole = [...faults, ...filesAgain(form.files, faults)];
    return formPage(product, request, {
      link,
      language,
      typed,
      faults: whole,
      status,
      ...(kept === undefined ? {} : { nonce: kept }),
    });
  };
  const age = known === undefined ? Number.POSITIVE_INFINITY : product.clock().getTime() - known.at;
  if (known === undefined || age > freshMs) return again(422, [{ field: null, code: 'stale' }], undefined);
  if (!form.isWhole) return again(413, [{ field: 'files', code: 'too_many', name: '' }], nonce);
  const given = judgeCaseForm({ typed, files: form.files, filesLeft: form.filesLeft });
  if (!('kind' in given)) return again(422, given, nonce);
  if (typed.website !== '' || age < hurryMs) return again(422, [{ field: null, code: 'doubtful' }], nonce);
  const isAllowed =
    limiter.take(byPrefix, `${prefix} ${link.workspaceId}`).isAllowed &&
    limiter.take(byWorkspace, link.workspaceId).isAllowed;
  if (!isAllowed) return again(429, [{ field: null, code: 'busy' }], nonce);
  const query = queryOf(request);
  const token = await takeCaseForm(product, link, {
    key: known.key,
    given,
    language,
    source: sourceOf(query.get('via')),
    touchpointId: readId('tch', query.get('at') ?? ''),
  });
  return { goTo: `${statusHref(token, language)}&received=1` };
}

async function requireForm(product: Product, token: string): Promise<FormLink> {
  const link = await findFormLink(product, token);
  if (link === undefined) throw new Refusal('not_found');
  return link;
}

function sourceOf(via: string | null): 'form' | 'widget' | 'qr' {
  return via === 'qr' || via === 'widget' ? via : 'form';
}

/** A page cannot hold files: those that were in order are named, so that they are chosen again. */
function filesAgain(files: readonly FormFile[], faults: readonly CaseFault[]): readonly CaseFault[] {
  const faulty = new Set(faults.flatMap((fault) => (fault.field === 'files' && 'name' in fault ? [fault.name] : [])));
  const names = files.map(({ name }) => name.slice(0, 80)).filter((name) => !faulty.has(name));
  return names.length === 0 ? [] : [{ field: 'files', code: 'again', names }];
}

type FormWish = Readonly<{
  link: FormLink;
  language: LanguageTag;
  typed: CaseFields;
  faults: readonly CaseFault[];
  status: number;
  /** The key of the page before, so that both presses are one case. */
  nonce?: string;
}>;

function formPage(product: Product, request: FastifyRequest, wish: FormWish): PublicPage {
  const { link, language, typed, faults, status } = wish;
  const query = queryOf(request);
  const frame = frameOf(link, language, query);
  const kept = new URLSearchParams({ language });
  for (const name of ['via', 'at']) if (query.has(name)) kept.set(name, (query.get(name) ?? '').slice(0, 60));
  const { acknowledge, decision } = link.clock.profile;
  const view: CaseFormView = {
    ...frame,
    organisation: link.organisation,
    action: `/c/${link.token}?${kept.toString()}`,
    nonce: wish.nonce ?? makeFormNonce(product.key('case-form'), link.token, product.clock()),
    typed,
    faults,
    isDoubtful: typed.website !== '',
    promised: { acknowledge, decision },
    filesMax,
    fileMegabytes: fileBytesMax / (1024 * 1024),
  };
  return { status, html: renderCaseFormPage(view), frame };
}

function shut(link: FormLink, language: LanguageTag, request: FastifyRequest): PublicPage {
  const frame = frameOf(link, language, queryOf(request));
  return { status: 410, html: renderCaseShutPage({ ...frame, organisation: link.organisation }), frame };
}

function frameOf(link: FormLink, language: LanguageTag, query: URLSearchParams) {
  return caseFrame(language, `/c/${link.token}`, query, `/c/${link.token}/privacy?language=${language}`);
}
