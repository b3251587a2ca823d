import { randomBytes } from 'node:crypto';
import { isLanguage } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { pageWord } from '../../http/page-word.ts';
import { route } from '../../http/route.ts';
import { surveyPageHeaders } from '../../http/security-header.ts';
import type { Product } from '../../product.ts';
import { changeGlossaryPage, publicGlossary, showGlossary } from './glossary.ts';
import { glossaryPageHtml } from './glossary-page.ts';
import { glossaryPageBody, glossaryReply } from './schema.ts';

/** What every figure means: for staff, and for everybody where the company wants it. */
export function glossaryRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'glossary.show',
    method: 'GET',
    url: '/v1/glossary',
    summary: 'Every term with its formula and source, and the company’s own figures as examples',
    schema: { reply: glossaryReply },
    isReport: true,
    handler: ({ caller }) => showGlossary(product, caller),
  });
  route(app, {
    name: 'glossary.change-page',
    method: 'PUT',
    url: '/v1/glossary/page',
    summary: 'Open or close the glossary to everybody, with or without the company’s figures',
    schema: { body: glossaryPageBody, reply: glossaryReply },
    handler: ({ caller, body }) => changeGlossaryPage(product, caller, body),
  });
  route(app, {
    name: 'page.glossary',
    method: 'GET',
    url: '/g/:code',
    summary: 'The glossary of a company that has opened it',
    schema: {
      params: z.object({ code: z.string().max(100) }),
      query: z.object({ language: pageWord }),
    },
    isReport: true,
    handler: async ({ params, query, reply }) => {
      const language = isLanguage(query.language) ? query.language : undefined;
      const found = await publicGlossary(product, { code: params.code, language });
      if (found === undefined) throw new Refusal('not_found');
      const nonce = randomBytes(16).toString('base64url');
      return reply
        .headers(surveyPageHeaders(nonce))
        .type('text/html; charset=utf-8')
        .send(glossaryPageHtml(found, nonce));
    },
  });
}
