import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { makeCaseOfMail } from './case-by-hand.ts';
import { changeCaseMail, showCaseMail } from './case-mail-setting.ts';
import { caseMailBody, caseMailSchema, caseOfMailParams, caseOfMailReply } from './schema.ts';

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
    name: 'case.of-mail',
    method: 'POST',
    url: '/v1/inbound-mail/:id/case',
    summary: 'Make a case of a mail that made none by itself; pressed twice it is one',
    schema: { params: caseOfMailParams, reply: caseOfMailReply },
    handler: async ({ caller, params }) => ({ case_id: await makeCaseOfMail(product, caller, params.id) }),
  });
}
