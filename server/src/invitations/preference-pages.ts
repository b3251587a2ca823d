import { askingTopics } from '@voldaan/domain/studies/contact-request';
import { type PageFrame, renderPreferencesPage } from '@voldaan/respond/page';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { customerMessage } from '../catalogue/customer-message.ts';
import type { Preferences } from '../contacts/preferences.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import {
  addressOf,
  frameOf,
  languageFor,
  linkBody,
  linkHref,
  linkLimit,
  sendPage,
  sendUnknownLink,
} from './link-pages.ts';
import { linkParams, linkQuery } from './schema.ts';
import { changePreferences, type Found, recipientOfLink, showPreferences } from './unsubscribe.ts';

/** Where a customer says what they want to be sent and how often. It is behind the link of a mail: nothing to sign in to. */
export function preferencePages(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'preference.show',
    method: 'GET',
    url: '/v/:token',
    summary: 'What a customer wants to be sent, and how often; opening it changes nothing',
    schema: { params: linkParams, query: linkQuery },
    limit: linkLimit,
    handler: async ({ params, query, request, reply }) => {
      const recipient = await recipientOfLink(product, params.token);
      const frame = frameOf('v', params.token, languageFor(query.language, recipient, request));
      if (recipient === undefined) return sendUnknownLink(reply, frame);
      const chosen = await showPreferences(product, recipient);
      return sendPreferences(reply, frame, recipient, { chosen, isSaved: false, token: params.token });
    },
  });
  route(app, {
    name: 'preference.save',
    method: 'POST',
    url: '/v/:token',
    summary: 'Save what a customer wants to be sent; it holds from then on, in all studies',
    schema: { params: linkParams, query: linkQuery, body: z.string() },
    ...linkBody,
    handler: async ({ params, query, body, request, reply }) => {
      const recipient = await recipientOfLink(product, params.token);
      const frame = frameOf('v', params.token, languageFor(query.language, recipient, request));
      if (recipient === undefined) return sendUnknownLink(reply, frame);
      const known = await showPreferences(product, recipient);
      const wish = readPreferences(body, known);
      const chosen = wish === undefined ? known : await changePreferences(product, recipient, wish);
      return sendPreferences(reply, frame, recipient, { chosen, isSaved: wish !== undefined, token: params.token });
    },
  });
}

/** What our own form sends; undefined for anything else, which then changes nothing. Of a page without topics those stay. */
function readPreferences(body: string, known: Preferences): Preferences | undefined {
  const fields = new URLSearchParams(body);
  const frequency = fields.get('frequency');
  if (fields.get('act') !== 'save') return undefined;
  if (frequency !== 'asked' && frequency !== 'half' && frequency !== 'year') return undefined;
  const said = fields.getAll('topic');
  const topics = fields.has('topics') ? askingTopics.filter((topic) => said.includes(topic)) : known.topics;
  return { research: fields.has('research'), marketing: fields.has('marketing'), frequency, topics };
}

type Shown = Readonly<{ chosen: Preferences; isSaved: boolean; token: string }>;

function sendPreferences(
  reply: FastifyReply,
  frame: PageFrame,
  recipient: Found,
  { chosen, isSaved, token }: Shown,
): FastifyReply {
  const { organisation, questionnaire } = recipient;
  const action = linkHref('v', token, frame.language);
  const unsubscribeHref = linkHref('u', token, frame.language);
  const why = customerMessage(frame.language, [`mail.invitation.why.${questionnaire}`, 'mail.invitation.why.other'], {
    org: organisation,
  });
  const view = { ...frame, organisation, why, chosen, isSaved, action, unsubscribeHref };
  return sendPage(reply, frame, 200, renderPreferencesPage({ ...view, ...addressOf(recipient) }));
}
