import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { makeCaseOfMail } from './case-by-hand.ts';
import { changeCaseMail, showCaseMail } from './case-mail-setting.ts';
import {
  caseMailBody,
  caseMailListReply,
  caseMailParams,
  caseMailSchema,
  caseOfMailParams,
  caseOfMailReply,
} from './schema.ts';
import { showCaseMails } from './show-case-mails.ts';

/** Complaints that come by mail. */
export function caseMailRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case-mail.show',
    method: 'GET',
    url: '/v1/case-mail',
    summary: 'The address whose mail becomes a case',
    schema: { reply: caseMailSchema },
    handler: ({ caller }) => showCaseMail(product, caller),
  });
  route(app, {
    name: 'case-mail.change',
    method: 'PATCH',
    url: '/v1/case-mail',
    summary: 'Change the address whose mail becomes a case; an empty one ends it',
    schema: { body: caseMailBody, reply: caseMailSchema },
    handler: ({ caller, body }) => changeCaseMail(product, caller, body.address),
  });
  route(app, {
    name: 'case.mails',
    method: 'GET',
    url: '/v1/cases/:id/mails',
    summary: 'What stands in the mails of a customer beside their words: the mail that they answer, and files left out',
    schema: { params: caseMailParams, reply: caseMailListReply },
    handler: async ({ caller, params }) => ({ data: await showCaseMails(product, caller, params.id) }),
  });
  route(app, {
    name: 'case.of-mail',
    method: 'POST',
    url: '/v1/inbound-mail/:id/case',
    summary: 'Make a case of a mail that made none by itself; pressed twice it is one',
    schema: { params: caseOfMailParams, reply: caseOfMailReply },
    handler: async ({ caller, params }) => ({ case_id: await makeCaseOfMail(product, caller, params.id) }),
  });
}
