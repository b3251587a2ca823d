import { Refusal } from '@voldaan/domain/refusal';
import { type PanelReply, panelFaults, panelModule, panelTaken } from '@voldaan/respond/entrance';
import type { FastifyRequest } from 'fastify';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { type PackedScript, packScript } from '../../entrances/script-reply.ts';
import type { Product } from '../../product.ts';
import { fileBytesMax, filesMax } from '../file/judge-file.ts';
import { findStatusLink } from './form-link.ts';
import { makeFormNonce } from './form-nonce.ts';
import { caseFrame, languageOf, queryOf } from './public-page.ts';
import { receivedView } from './status-view.ts';
import { type FormOutcome, requireForm, type SentForm, takeSentForm } from './take-sent-form.ts';

/**
 * The form as a program that draws it on the company's own page. While the form is shut there is none, and the link leads to the
 * page that says so.
 */
export async function showPanel(product: Product, token: string, request: FastifyRequest): Promise<PackedScript> {
  const link = await requireForm(product, token);
  if (!link.isOpen) throw new Refusal('not_found');
  // Here the language of the page counts before the company's: the panel is part of that page.
  const language = languageOf(request, link.language);
  const nonce = makeFormNonce(product.key('case-form'), link.token, product.clock());
  const code = panelModule({ url: `${product.config.baseUrl}/c/${link.token}`, nonce, language });
  return packScript(code, 'quick');
}

type Replied = Readonly<{ status: number; body: PanelReply }>;

/** The same as the form's own page does, said in a few words. */
export async function submitPanel(product: Product, sent: SentForm): Promise<Replied> {
  const outcome = await takeSentForm(product, sent);
  const { link, language } = outcome;
  switch (outcome.what) {
    case 'shut':
      throw new Refusal('not_found');
    case 'again': {
      const { status, faults } = outcome;
      const nonce = outcome.nonce ?? makeFormNonce(product.key('case-form'), link.token, product.clock());
      const fileMegabytes = fileBytesMax / (1024 * 1024);
      return { status, body: panelFaults({ language, faults, nonce, fileMegabytes, filesMax }) };
    }
    case 'taken':
      return { status: 201, body: await taken(product, sent.request, outcome) };
  }
}

type Taken = Extract<FormOutcome, { what: 'taken' }>;

async function taken(product: Product, request: FastifyRequest, { token, language }: Taken): Promise<PanelReply> {
  const link = await findStatusLink(product, token);
  if (link === undefined) throw new Error('a case that was made has no page');
  const frame = caseFrame(language, '', queryOf(request), '');
  const view = await inWorkspace(product.databases.app, link.workspaceId, (db) =>
    receivedView(product, db, { link, frame }),
  );
  const { kind, number, person, isMailed, statusHref } = view;
  const statusUrl = product.config.baseUrl + statusHref;
  return panelTaken({ language, kind, number, person, isMailed, statusUrl });
}
