import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';

/** A browser in a test: sends JSON as the staff's app does, and keeps the one cookie it is given. */
export type TestBrowser = Readonly<{
  get: (url: string, headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
  post: (url: string, body?: object, headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
  put: (url: string, body?: object, headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
  patch: (url: string, body?: object) => Promise<LightMyRequestResponse>;
  delete: (url: string) => Promise<LightMyRequestResponse>;
  /** The cookie header that it sends. */
  cookie: () => string;
}>;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export function makeTestBrowser(app: FastifyInstance, cookieAtStart = ''): TestBrowser {
  let cookie = cookieAtStart;
  const send = async (method: Method, url: string, body?: object, headers: Readonly<Record<string, string>> = {}) => {
    const options: InjectOptions = { method, url, headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers } };
    const reply = await app.inject(body === undefined ? options : { ...options, payload: body });
    const given = reply.headers['set-cookie'];
    if (given !== undefined) cookie = String(given).split(';', 1)[0] ?? '';
    return reply;
  };
  return {
    get: (url, headers) => send('GET', url, undefined, headers),
    post: (url, body, headers) => send('POST', url, body, headers),
    put: (url, body, headers) => send('PUT', url, body, headers),
    patch: (url, body) => send('PATCH', url, body),
    delete: (url) => send('DELETE', url),
    cookie: () => cookie,
  };
}
