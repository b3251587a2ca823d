import type { FastifyInstance, FastifyReply } from 'fastify';
import { route } from '../http/route.ts';
import { previewHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import type { InvitationMail } from './invitation-mail.ts';
import { showTrialHtml, showTrials, tryLetter } from './letter-trials.ts';
import { previewMail } from './mail-preview.ts';
import {
  letterPreviewForm,
  letterTrialBody,
  letterTrialListReply,
  letterTrialParams,
  letterTrialSchema,
  mailPreviewQuery,
  surveyParams,
} from './schema.ts';

/** A trial goes to any address that is typed, so that it is no way to write to many. */
const trialLimit = { name: 'letter-trials', amount: 30, seconds: 3600 };

/** A letter before it is sent: seen, and tried. */
export function letterRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'survey.mail-preview',
    method: 'GET',
    url: '/v1/surveys/:id/mail-preview',
    summary: 'The mail with the first question, as it would arrive',
    schema: { params: surveyParams, query: mailPreviewQuery },
    handler: async ({ caller, params, query, reply }) => {
      const { language, part } = query;
      return sendPreview(reply, part, await previewMail(product, caller, { surveyId: params.id, language }));
    },
  });
  route(app, {
    name: 'survey.letter-preview',
    method: 'POST',
    url: '/v1/surveys/:id/letter-preview',
    summary: 'The mail of a letter that is being written, as it would arrive',
    schema: { params: surveyParams, body: letterPreviewForm },
    accepts: 'form',
    bodyBytesMax: 1024 * 1024,
    handler: async ({ caller, params, body, reply }) => {
      const { letter, language, part, look, along, asked } = body;
      const isAnonymous = asked === 'anonymously';
      const wish = { surveyId: params.id, letter, language, along, isAnonymous, isDark: look === 'dark' };
      return sendPreview(reply, part, await previewMail(product, caller, wish));
    },
  });
  trialRoutes(app, product);
}

function trialRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'letter-trial.send',
    method: 'POST',
    url: '/v1/surveys/:id/letter-trials',
    summary: 'Send a letter to yourself, as customers would get it; nobody is invited by it',
    schema: { params: surveyParams, body: letterTrialBody, reply: letterTrialSchema },
    status: 201,
    limit: trialLimit,
    handler: ({ caller, params, body }) =>
      tryLetter(product, caller, { surveyId: params.id, isAnonymous: body.is_anonymous, ...body }),
  });
  route(app, {
    name: 'letter-trial.list',
    method: 'GET',
    url: '/v1/letter-trials',
    summary: 'The last trials of letters',
    schema: { reply: letterTrialListReply },
    handler: async ({ caller }) => ({ data: [...(await showTrials(product, caller))] }),
  });
  route(app, {
    name: 'letter-trial.html',
    method: 'GET',
    url: '/v1/letter-trials/:id/html',
    summary: 'The formatted part of a trial as a page without scripts',
    schema: { params: letterTrialParams },
    handler: async ({ caller, params, reply }) =>
      reply
        .headers(previewHeaders)
        .type('text/html; charset=utf-8')
        .send(await showTrialHtml(product, caller, params.id)),
  });
}

function sendPreview(reply: FastifyReply, part: 'html' | 'text', { html, text }: InvitationMail): FastifyReply {
  const type = part === 'text' ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8';
  return reply
    .headers(previewHeaders)
    .type(type)
    .send(part === 'text' ? text : html);
}
