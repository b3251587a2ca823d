import type { Readable } from 'node:stream';
import { Refusal } from '@voldaan/domain/refusal';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { CaseFault, CaseFields } from '@voldaan/respond/page';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readId } from '../../database/public-id.ts';
import { discardRest } from '../../http/discard-rest.ts';
import type { RateLimit, RateLimiter } from '../../http/rate-limit.ts';
import { type FormFile, type ReadForm, readMultipart } from '../../http/read-multipart.ts';
import type { Product } from '../../product.ts';
import { fileBytesMax, filesMax } from '../file/judge-file.ts';
import { type FormLink, findFormLink } from './form-link.ts';
import { readFormNonce } from './form-nonce.ts';
import { languageOf, queryOf } from './public-page.ts';
import { judgeCaseForm, readCaseFields } from './read-case-form.ts';
import { takeCaseForm } from './take-case-form.ts';

/** A page may stand open for a day while somebody looks for the receipt. */
const freshMs = 24 * 3_600_000;
/** Nobody reads the page, chooses and writes in less. */
const hurryMs = 2_000;
const byPrefix: RateLimit = { name: 'case-form', amount: 20, seconds: 600 };
const byWorkspace: RateLimit = { name: 'case-form-workspace', amount: 600, seconds: 600 };

export type SentForm = Readonly<{
  token: string;
  request: FastifyRequest;
  reply: FastifyReply;
  body: Readable;
  prefix: string;
  limiter: RateLimiter;
}>;

/** What came of a form: a case with the token of its page, what is in the way, or that nothing is taken here now. */
export type FormOutcome = Readonly<{ link: FormLink; language: LanguageTag }> &
  (
    | Readonly<{ what: 'shut' }>
    | Readonly<{ what: 'taken'; token: string }>
    | Readonly<{
        what: 'again';
        status: number;
        faults: readonly CaseFault[];
        typed: CaseFields;
        /** The key of the page before, so that both presses are one case; undefined when it takes a new one. */
        nonce: string | undefined;
      }>
  );

/** @throws Refusal not_found. */
export async function requireForm(product: Product, token: string): Promise<FormLink> {
  const link = await findFormLink(product, token);
  if (link === undefined) throw new Refusal('not_found');
  return link;
}

/** Makes a case of what was sent, or says what is in the way, with every word that was typed. */
export async function takeSentForm(product: Product, sent: SentForm): Promise<FormOutcome> {
  const { request, reply, body } = sent;
  const link = await requireForm(product, sent.token);
  if (!link.isOpen) {
    discardRest(request.raw, reply.raw);
    return { what: 'shut', link, language: languageOf(request, link.language) };
  }
  const form = await readMultipart(body, request.headers['content-type'] ?? '', { fileBytesMax, filesMax });
  try {
    if (!form.isWhole) discardRest(request.raw, reply.raw);
    return await judged(product, { ...sent, link, form });
  } finally {
    form.done();
  }
}

type Answered = SentForm & Readonly<{ link: FormLink; form: ReadForm }>;

async function judged(product: Product, { request, prefix, limiter, link, form }: Answered): Promise<FormOutcome> {
  const language = languageOf(request, form.fields.get('language'), link.language);
  const typed = readCaseFields(form.fields);
  const nonce = form.fields.get('nonce') ?? '';
  const known = readFormNonce(product.key('case-form'), link.token, nonce);
  const again = (status: number, faults: readonly CaseFault[], kept: string | undefined): FormOutcome => {
    const whole = [...faults, ...filesAgain(form.files, faults)];
    return { what: 'again', link, language, status, faults: whole, typed, nonce: kept };
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
  return { what: 'taken', link, language, token };
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
