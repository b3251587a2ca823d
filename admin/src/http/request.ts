import { Problem } from './problem.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export type RequestOptions = Readonly<{
  query?: Query;
  json?: unknown;
  /** A file, sent as it is; its name travels beside it. */
  file?: File;
  /** The server works on it for minutes, as on an upload. */
  takesLong?: boolean;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}>;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Reply<T> = Readonly<{ body: T; etag: string | null }>;

const timeoutMs = 30_000;
const uploadTimeoutMs = 300_000;

/**
 * Asks the server for one thing. The reply is what the server's schema says it is: this is the one place where JSON
 * becomes a type. Throws a Problem for every refusal, failure and lost connection.
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  return (await requestWithEtag<T>(method, path, options)).body;
}

/** As request, with the ETag beside the body: for things that several people may edit at once. */
export async function requestWithEtag<T>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Reply<T>> {
  const response = await send(method, path, options);
  const text = await response.text();
  if (!response.ok) throw new Problem(response.status, parseObject(text));
  const body = (text === '' ? undefined : JSON.parse(text)) as T;
  return { body, etag: response.headers.get('etag') };
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(options.file || options.takesLong ? uploadTimeoutMs : timeoutMs);
  try {
    return await fetch(withQuery(path, options.query), {
      method,
      headers: headersOf(options),
      body: options.file ?? (options.json === undefined ? null : JSON.stringify(options.json)),
      credentials: 'same-origin',
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Problem(0, { code: 'offline' });
  }
}

function headersOf(options: RequestOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
  if (options.json !== undefined) headers['content-type'] = 'application/json';
  if (options.file) {
    headers['content-type'] = 'application/octet-stream';
    headers['x-file-name'] = encodeURIComponent(options.file.name);
  }
  return headers;
}

/** Adds the query to an address; undefined and empty values are left out. */
export function withQuery(path: string, query: Query = {}): string {
  const filled = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // A proxy or a crash answered with something that is not ours; the status still tells what kind of failure it is.
    return {};
  }
}
