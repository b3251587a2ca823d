import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { letterRoutes } from './letter-routes.ts';
import { linkPages } from './link-pages.ts';
import { preferencePages } from './preference-pages.ts';
import { previewRecipients } from './preview-recipients.ts';
import {
  invitationListReply,
  invitationQuery,
  invitationSchema,
  recipientsBody,
  recipientsReply,
  settleBody,
  settleParams,
  surveyParams,
  waveBody,
  waveListReply,
  waveParams,
  waveSchema,
} from './schema.ts';
import { settleByHand } from './settle-by-hand.ts';
import { studyRunRoutes } from './study-routes.ts';
import { cancelWave, pauseWave, resumeWave, showInvitations, showWave, showWaves } from './wave-states.ts';
import { startWave } from './waves.ts';

export function invitationsRoutes(app: FastifyInstance, product: Product): void {
  surveyRoutes(app, product);
  waveRoutes(app, product);
  studyRunRoutes(app, product);
  letterRoutes(app, product);
  linkPages(app, product);
  preferencePages(app, product);
}

function surveyRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'survey.recipients',
    method: 'POST',
    url: '/v1/surveys/:id/recipients',
    summary: 'How many would get a mail, and who would not and why; nothing is stored',
    schema: { params: surveyParams, body: recipientsBody, reply: recipientsReply },
    handler: ({ caller, params, body }) => previewRecipients(product, caller, { surveyId: params.id, who: body.who }),
  });
  route(app, {
    name: 'wave.make',
    method: 'POST',
    url: '/v1/surveys/:id/waves',
    summary: 'Send the survey; the header Idempotency-Key makes sure that asking twice sends once',
    schema: { params: surveyParams, body: waveBody, reply: waveSchema },
    status: 201,
    handler: ({ caller, params, body, request }) => {
      const idempotencyKey = request.headers['idempotency-key'];
      const { letter, who, is_anonymous: isAnonymous } = body;
      return startWave(product, caller, { surveyId: params.id, letter, who, isAnonymous, idempotencyKey });
    },
  });
  route(app, {
    name: 'wave.list',
    method: 'GET',
    url: '/v1/surveys/:id/waves',
    summary: 'The waves of a survey, the newest first, with what became of their mails',
    schema: { params: surveyParams, reply: waveListReply },
    handler: ({ caller, params }) => showWaves(product, caller, params.id),
  });
}

function waveRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'wave.show',
    method: 'GET',
    url: '/v1/waves/:id',
    summary: 'A wave with the number of its mails in each state',
    schema: { params: waveParams, reply: waveSchema },
    handler: ({ caller, params }) => showWave(product, caller, params.id),
  });
  route(app, {
    name: 'wave.invitations',
    method: 'GET',
    url: '/v1/waves/:id/invitations',
    summary: 'Everybody in a wave and what became of their mail',
    schema: { params: waveParams, query: invitationQuery, reply: invitationListReply },
    handler: ({ caller, params, query }) => showInvitations(product, caller, params.id, query),
  });
  route(app, {
    name: 'invitation.settle',
    method: 'POST',
    url: '/v1/invitations/:id/settle',
    summary: 'Say what became of a mail that may or may not have arrived',
    schema: { params: settleParams, body: settleBody, reply: invitationSchema },
    handler: ({ caller, params, body }) => settleByHand(product, caller, { id: params.id, ...body }),
  });
  route(app, {
    name: 'wave.pause',
    method: 'POST',
    url: '/v1/waves/:id/pauses',
    summary: 'Pause a wave; what is under way at this moment still arrives',
    schema: { params: waveParams, reply: waveSchema },
    handler: ({ caller, params }) => pauseWave(product, caller, params.id),
  });
  route(app, {
    name: 'wave.resume',
    method: 'POST',
    url: '/v1/waves/:id/resumptions',
    summary: 'Go on with a wave that was paused or held',
    schema: { params: waveParams, reply: waveSchema },
    handler: ({ caller, params }) => resumeWave(product, caller, params.id),
  });
  route(app, {
    name: 'wave.cancel',
    method: 'POST',
    url: '/v1/waves/:id/cancellations',
    summary: 'End a wave: whoever has not got the mail yet does not get it',
    schema: { params: waveParams, reply: waveSchema },
    handler: ({ caller, params }) => cancelWave(product, caller, params.id),
  });
}
