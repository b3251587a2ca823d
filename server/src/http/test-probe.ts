import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type pg from 'pg';
import { uuid } from '../database/uuid.ts';
import type { RouteEntry } from './route.ts';
import type { Fixture } from './test-fixtures.ts';
import type { SampleRequest } from './test-samples.ts';

/** Sends one request of the grid, each from an address of its own, so that no limit answers for a route. */
export function sendProbe(
  app: FastifyInstance,
  entry: RouteEntry,
  {
    request,
    credentials,
    number,
  }: Readonly<{ request: SampleRequest; credentials: Readonly<Record<string, string>>; number: number }>,
): Promise<LightMyRequestResponse> {
  const path = entry.url.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(request.params[name] ?? '1'));
  const query = new URLSearchParams(request.query).toString();
  const options: InjectOptions = {
    method: entry.method,
    url: query === '' ? path : `${path}?${query}`,
    remoteAddress: `10.${(number >> 8) % 256}.${number % 256}.1`,
    headers: {
      ...credentials,
      'accept-language': 'nl',
      'sec-fetch-site': 'same-origin',
      'idempotency-key': uuid(),
      'if-match': '"1"',
      'x-file-name': 'lijst.csv',
    },
  };
  if (entry.method === 'GET') return app.inject(options);
  if (entry.accepts === 'octets')
    return injectTyped(app, options, 'application/octet-stream', 'email\na@klant.example\n');
  if (entry.accepts === 'form') {
    const form = typeof request.body === 'string' ? request.body : 'a=1';
    return injectTyped(app, options, 'application/x-www-form-urlencoded', form);
  }
  if (entry.accepts === 'multipart') {
    const part = '--grens\r\nContent-Disposition: form-data; name="words"\r\n\r\nHallo\r\n--grens--\r\n';
    return injectTyped(app, options, 'multipart/form-data; boundary=grens', part);
  }
  if (entry.accepts === 'report') return injectTyped(app, options, 'application/reports+json', '[]');
  if (request.body === undefined) return app.inject(options);
  return injectTyped(app, options, 'application/json', JSON.stringify(request.body));
}

function injectTyped(app: FastifyInstance, options: InjectOptions, type: string, payload: string) {
  return app.inject({ ...options, headers: { ...options.headers, 'content-type': type }, payload });
}

/** Headers that differ from request to request and say nothing of what was asked for. */
const passing = new Set(['x-request-id', 'date', 'ratelimit', 'retry-after']);

/** Whether two replies are one and the same to whoever reads them. */
export function sameReply(a: LightMyRequestResponse, b: LightMyRequestResponse): boolean {
  return JSON.stringify(readable(a)) === JSON.stringify(readable(b));
}

function readable(reply: LightMyRequestResponse): unknown {
  const headers = Object.entries(reply.headers).filter(([name]) => !passing.has(name));
  // Every page has a number of its own, for its style and script; it says nothing of what was asked for.
  const nonce = /'nonce-([^']+)'/.exec(String(reply.headers['content-security-policy']))?.[1] ?? '§';
  const shown = {
    status: reply.statusCode,
    headers: headers.sort(([a], [b]) => (a < b ? -1 : 1)),
    body: reply.body.replaceAll(String(reply.headers['x-request-id']), '§'),
  };
  return JSON.parse(JSON.stringify(shown).replaceAll(nonce, '§'));
}

/** Everything that a company has, as one number per table. */
export async function digestOf(superuser: pg.Pool, fixture: Fixture): Promise<readonly unknown[]> {
  const digests: unknown[] = [];
  for (const table of fixture.rows.keys()) {
    const { rows } = await superuser.query(
      `select '${table}' as name, count(*) as rows, md5(string_agg(t::text, '|' order by t::text)) as digest
       from ${table} t where workspace_id = $1`,
      [fixture.workspace.id],
    );
    digests.push(rows[0]);
  }
  return digests;
}
