import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { sendTable } from '../figures/table-file.ts';
import { codeText, makeCoding, showCodings, showOneCoding } from './codings.ts';
import { previewTheme } from './preview-theme.ts';
import {
  codeBody,
  codeParams,
  codingBody,
  codingParams,
  codingReply,
  codingsReply,
  mentionBody,
  mentionParams,
  previewBody,
  previewReply,
  suggestionsReply,
  themeBody,
  themeChangeBody,
  themeParams,
  themeSchema,
  themesQuery,
  themesReply,
  themeVersionsReply,
  wordsFileQuery,
  wordsQuery,
  wordsReply,
} from './schema.ts';
import { showWords } from './show-words.ts';
import { suggestWords } from './suggest-words.ts';
import { correctMention, dropTheme, makeTheme, reviseTheme, showThemes, showThemeVersions } from './themes.ts';
import { makeWordsTable } from './words-file.ts';

export function wordsRoutes(app: FastifyInstance, product: Product): void {
  textRoutes(app, product);
  themeRoutes(app, product);
  mentionRoute(app, product);
  codingRoutes(app, product);
}

function textRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'word.list',
    method: 'GET',
    url: '/v1/words',
    summary: 'What customers wrote, newest first, searched by stems; personal data masked',
    schema: { query: wordsQuery, reply: wordsReply },
    isReport: true,
    handler: ({ caller, query }) => showWords(product, caller, query),
  });
  route(app, {
    name: 'word.file',
    method: 'GET',
    url: '/v1/words/file',
    summary: 'The same list as a file, at most 20,000 texts',
    schema: { query: wordsFileQuery },
    isReport: true,
    handler: async ({ caller, query: { format, ...choice }, reply }) => {
      const { language } = caller;
      return sendTable(reply, await makeWordsTable(product, caller, choice), { format, language });
    },
  });
  route(app, {
    name: 'word-suggestion.list',
    method: 'GET',
    url: '/v1/word-suggestions',
    summary: 'Words that unhappy customers use more often than happy ones; ranked, not tested',
    schema: { query: themesQuery, reply: suggestionsReply },
    isReport: true,
    handler: ({ caller, query }) => suggestWords(product, caller, query),
  });
}

function themeRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'theme.list',
    method: 'GET',
    url: '/v1/themes',
    summary: 'The codebook: how often each theme is mentioned, and how those who do score against the others',
    schema: { query: themesQuery, reply: themesReply },
    isReport: true,
    handler: ({ caller, query }) => showThemes(product, caller, query),
  });
  route(app, {
    name: 'theme.make',
    method: 'POST',
    url: '/v1/themes',
    summary: 'Add a theme to the codebook; all texts are coded by its rules',
    schema: { body: themeBody, reply: themeSchema },
    status: 201,
    handler: ({ caller, body }) => makeTheme(product, caller, body),
  });
  route(app, {
    name: 'theme.preview',
    method: 'POST',
    url: '/v1/themes/preview',
    summary: 'What the rules of a theme would hit and miss; changes nothing',
    schema: { body: previewBody, reply: previewReply },
    isReport: true,
    handler: ({ caller, body }) => previewTheme(product, caller, body),
  });
  route(app, {
    name: 'theme.change',
    method: 'PATCH',
    url: '/v1/themes/:id',
    summary: 'Change a theme; it becomes a new version, and what people said of texts stays',
    schema: { params: themeParams, body: themeChangeBody, reply: themeSchema },
    handler: ({ caller, params, body }) => reviseTheme(product, caller, { id: params.id, change: body }),
  });
  route(app, {
    name: 'theme.remove',
    method: 'DELETE',
    url: '/v1/themes/:id',
    summary: 'Take a theme out of the codebook',
    schema: { params: themeParams },
    handler: async ({ caller, params }) => {
      await dropTheme(product, caller, params.id);
      return undefined;
    },
  });
  route(app, {
    name: 'theme.versions',
    method: 'GET',
    url: '/v1/themes/:id/versions',
    summary: 'Every version of a theme, newest first',
    schema: { params: themeParams, reply: themeVersionsReply },
    handler: ({ caller, params }) => showThemeVersions(product, caller, params.id),
  });
}

function mentionRoute(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'theme.correct',
    method: 'PUT',
    url: '/v1/themes/:id/mentions/:response_id',
    summary: 'Say whether a text mentions a theme; goes before the rule, and null takes it back',
    schema: { params: mentionParams, body: mentionBody },
    handler: async ({ caller, params, body }) => {
      const said = { theme: params.id, response: params.response_id, isMentioned: body.is_mentioned };
      await correctMention(product, caller, said);
      return undefined;
    },
  });
}

function codingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'theme-coding.list',
    method: 'GET',
    url: '/v1/theme-codings',
    summary: 'Drawn samples of texts that people code apart from each other',
    schema: { reply: codingsReply },
    handler: ({ caller }) => showCodings(product, caller),
  });
  route(app, {
    name: 'theme-coding.make',
    method: 'POST',
    url: '/v1/theme-codings',
    summary: 'Draw a sample of texts to code',
    schema: { body: codingBody, reply: codingReply },
    status: 201,
    handler: ({ caller, body }) => makeCoding(product, caller, body),
  });
  route(app, {
    name: 'theme-coding.show',
    method: 'GET',
    url: '/v1/theme-codings/:id',
    summary: 'The texts of a sample with your codes, and how far people agree once you have coded all',
    schema: { params: codingParams, reply: codingReply },
    handler: ({ caller, params }) => showOneCoding(product, caller, params.id),
  });
  route(app, {
    name: 'theme-coding.code',
    method: 'PUT',
    url: '/v1/theme-codings/:id/texts/:response_id',
    summary: 'Say which themes a text of a sample mentions',
    schema: { params: codeParams, body: codeBody },
    handler: async ({ caller, params, body }) => {
      await codeText(product, caller, { coding: params.id, response: params.response_id, themes: body.themes });
      return undefined;
    },
  });
}
