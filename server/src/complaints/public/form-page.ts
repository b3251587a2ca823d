import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import {
  type CaseFault,
  type CaseFields,
  type CaseFormView,
  renderCaseFormPage,
  renderCaseShutPage,
} from '@voldaan/respond/page';
import type { FastifyRequest } from 'fastify';
import type { Product } from '../../product.ts';
import { fileBytesMax, filesMax } from '../file/judge-file.ts';
import type { FormLink } from './form-link.ts';
import { makeFormNonce } from './form-nonce.ts';
import { caseFrame, languageOf, type Onward, type PublicPage, queryOf } from './public-page.ts';
import { readCaseFields } from './read-case-form.ts';
import { statusHref } from './status-view.ts';
import { requireForm, type SentForm, takeSentForm } from './take-sent-form.ts';

/** Five files as large as may be, and as much again of files that are too large: read, so that the words are not lost. */
export const formBytesMax = 128 * 1024 * 1024;

const untouched: CaseFields = readCaseFields(new Map());

export async function showForm(product: Product, token: string, request: FastifyRequest): Promise<PublicPage> {
  const link = await requireForm(product, token);
  const language = languageOf(request, link.language);
  if (!link.isOpen) return shut(link, language, request);
  const kind = queryOf(request).get('kind') ?? '';
  return formPage(product, request, { link, language, typed: { ...untouched, kind }, faults: [], status: 200 });
}

/** Leads to the page of the case that was made, or shows the form again with every word that was typed and what is in the way. */
export async function submitForm(product: Product, sent: SentForm): Promise<PublicPage | Onward> {
  const { request } = sent;
  const outcome = await takeSentForm(product, sent);
  const { link, language } = outcome;
  switch (outcome.what) {
    case 'shut':
      return shut(link, language, request);
    case 'taken':
      return { goTo: `${statusHref(outcome.token, language)}&received=1` };
    case 'again': {
      const { typed, faults, status, nonce } = outcome;
      return formPage(product, request, { link, language, typed, faults, status, ...(nonce && { nonce }) });
    }
  }
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
