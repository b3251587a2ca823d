import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as pages from '@voldaan/respond/page';
import { everyKind, viewOfKind } from '../respond/src/page/test-every-kind.ts';

/** A form that was sent; a field that came more than once is a list, as the server reads it. */
export type SentForm = Readonly<Record<string, string | readonly string[]>>;

export type SavedAnswers = Readonly<{ submission: string; answers: Readonly<Record<string, unknown>>; body: unknown }>;

/** How saving goes: well, not at all, or stored while the reply is lost. */
export type Line = 'well' | 'busy' | 'lost';

/** Hands out the page of one kind under the policy that the server sends, and keeps what comes back. No database. */
export type AnswerServer = Readonly<{
  origin: string;
  forms: SentForm[];
  saved: SavedAnswers[];
  /** From now on. */
  setLine: (line: Line) => void;
  close: () => void;
}>;

const nonce = 'cJm0yXb1Xw6kq3nZ5vT8aQ';

const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'`;

export async function startAnswerServer(): Promise<AnswerServer> {
  const forms: SentForm[] = [];
  const saved: SavedAnswers[] = [];
  let line: Line = 'well';
  let count = 0;
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      if (request.method !== 'POST') {
        count += 1;
        return sendPage(response, renderKind(request.url ?? '', `visit-${count}`));
      }
      if (!request.url?.endsWith('/answers')) {
        forms.push(fieldsOf(body));
        return sendPage(response, thanksPage());
      }
      if (line === 'busy') return void response.writeHead(503).end();
      const { submission, answers } = JSON.parse(body);
      saved.push({ submission, answers, body: JSON.parse(body) });
      if (line === 'lost') return void request.socket.destroy();
      response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
    }, ignoreLeft);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forms,
    saved,
    setLine: (now) => {
      line = now;
    },
    close: () => server.close(),
  };
}

/** /nl/ranking, and /nl/on_c11?advance for the page that goes on by itself. */
function renderKind(url: string, submission: string): string {
  const [, language = 'nl', name = ''] = /^\/([^/]+)\/([^/?]+)/.exec(url) ?? [];
  return pages.renderQuestionPage(
    viewOfKind(name, {
      language,
      action: `/${language}/${name}`,
      saveHref: `/${language}/${name}/answers`,
      languageLinks: everyKind.languages.map((tag) => ({ language: tag, href: `/${tag}/${name}` })),
      styleNonce: nonce,
      submission,
      autoAdvance: url.endsWith('?advance'),
    }),
  );
}

function thanksPage(): string {
  return pages.renderThanksPage({
    definition: everyKind,
    language: 'nl',
    languageLinks: [],
    styleNonce: nonce,
    privacyHref: '/privacy',
    answers: {},
    receivedAt: new Date('2026-11-20T12:00:00Z'),
    timeZone: 'Europe/Amsterdam',
    isTest: false,
  });
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
  });
  response.end(html);
}

/** A page that is left in the middle of a request cuts it off: nobody waits for the reply. */
function ignoreLeft(): void {}

async function readAll(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function fieldsOf(body: string): SentForm {
  const form = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
