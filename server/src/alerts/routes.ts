import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { endChannel, makeChannel, showChannels, tryChannel } from './channels.ts';
import { digestRoutes } from './digest/routes.ts';
import { retryMessage, showMessages } from './messages.ts';
import { previewRule } from './preview-rule.ts';
import { changeRule, endRule, makeRule, showChoices, showRule, showRules } from './rules.ts';
import {
  channelBody,
  channelListReply,
  channelMadeReply,
  channelParams,
  choicesReply,
  messageListQuery,
  messageListReply,
  messageParams,
  previewBody,
  previewReply,
  ruleBody,
  ruleListReply,
  ruleParams,
  ruleSchema,
  trialReply,
} from './schema.ts';

export function alertsRoutes(app: FastifyInstance, product: Product): void {
  ruleRoutes(app, product);
  oneRuleRoutes(app, product);
  channelRoutes(app, product);
  messageRoutes(app, product);
  digestRoutes(app, product);
}

function ruleRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'alert-rule.list',
    method: 'GET',
    url: '/v1/alert-rules',
    summary: 'Alert rules with how often each fired in the last thirty days',
    schema: { reply: ruleListReply },
    handler: ({ caller }) => showRules(product, caller),
  });
  route(app, {
    name: 'alert-rule.choices',
    method: 'GET',
    url: '/v1/alert-choices',
    summary: 'What an alert rule can be made of: colleagues, themes, surveys and what they ask',
    schema: { reply: choicesReply },
    handler: ({ caller }) => showChoices(product, caller),
  });
  route(app, {
    name: 'alert-rule.preview',
    method: 'POST',
    url: '/v1/alert-preview',
    summary: 'How often a condition would have fired in the last thirty days, and at what',
    schema: { body: previewBody, reply: previewReply },
    isReport: true,
    handler: ({ caller, body }) => previewRule(product, caller, body.condition),
  });
}

function oneRuleRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'alert-rule.show',
    method: 'GET',
    url: '/v1/alert-rules/:id',
    summary: 'One alert rule',
    schema: { params: ruleParams, reply: ruleSchema },
    handler: ({ caller, params }) => showRule(product, caller, params.id),
  });
  route(app, {
    name: 'alert-rule.make',
    method: 'POST',
    url: '/v1/alert-rules',
    summary: 'Make an alert rule; it fires at what happens from now on',
    schema: { body: ruleBody, reply: ruleSchema },
    status: 201,
    handler: ({ caller, body }) => makeRule(product, caller, body),
  });
  route(app, {
    name: 'alert-rule.change',
    method: 'PUT',
    url: '/v1/alert-rules/:id',
    summary: 'Change an alert rule; with another condition it begins anew',
    schema: { params: ruleParams, body: ruleBody, reply: ruleSchema },
    handler: ({ caller, params, body }) => changeRule(product, caller, { id: params.id, body }),
  });
  route(app, {
    name: 'alert-rule.remove',
    method: 'DELETE',
    url: '/v1/alert-rules/:id',
    summary: 'Remove an alert rule; what it told stays in the log',
    schema: { params: ruleParams },
    handler: async ({ caller, params }) => {
      await endRule(product, caller, params.id);
      return undefined;
    },
  });
}

function channelRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'alert-channel.list',
    method: 'GET',
    url: '/v1/alert-channels',
    summary: 'Rooms of Slack and Teams and other programs that alerts can go to',
    schema: { reply: channelListReply },
    handler: ({ caller }) => showChannels(product, caller),
  });
  route(app, {
    name: 'alert-channel.make',
    method: 'POST',
    url: '/v1/alert-channels',
    summary: 'Name a channel; the key of a webhook is shown this once',
    schema: { body: channelBody, reply: channelMadeReply },
    status: 201,
    handler: async ({ caller, body }) => makeChannel(product, caller, body),
  });
  route(app, {
    name: 'alert-channel.try',
    method: 'POST',
    url: '/v1/alert-channels/:id/trial',
    summary: 'Send a trial to a channel and show the reply',
    schema: { params: channelParams, reply: trialReply },
    // Each of them makes us call somebody else's machine.
    limit: { name: 'alert-trial', amount: 20, seconds: 60 },
    handler: ({ caller, params }) => tryChannel(product, caller, params.id),
  });
  route(app, {
    name: 'alert-channel.remove',
    method: 'DELETE',
    url: '/v1/alert-channels/:id',
    summary: 'Remove a channel with its address and its key',
    schema: { params: channelParams },
    handler: async ({ caller, params }) => {
      await endChannel(product, caller, params.id);
      return undefined;
    },
  });
}

function messageRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'alert-message.list',
    method: 'GET',
    url: '/v1/alert-messages',
    summary: 'What alerts were sent to whom, and what was not taken and why, newest first',
    schema: { query: messageListQuery, reply: messageListReply },
    handler: ({ caller, query }) => showMessages(product, caller, query),
  });
  route(app, {
    name: 'alert-message.retry',
    method: 'POST',
    url: '/v1/alert-messages/:id/retry',
    summary: 'Try a message again that was given up, under the id that it had',
    schema: { params: messageParams },
    handler: async ({ caller, params }) => {
      await retryMessage(product, caller, params.id);
      return undefined;
    },
  });
}
