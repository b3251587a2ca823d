import { request as openRequest } from 'node:http';
import type { Message, Reply } from './exchange.ts';
import type { Watch } from './watch.ts';

/** Somebody who sends requests: with the cookie they hold, each time from another address. */
export type Client = Readonly<{
  send: (message: Message) => Promise<Reply>;
  get: (path: string) => Promise<Reply>;
  post: (path: string, json?: unknown) => Promise<Reply>;
  cookie: () => string;
}>;

const replyMsMax = 120_000;
const replyBytesMax = 64 * 1024 * 1024;

/** Every reply passes the watch, whoever asked for it: its status, its time, and what stands in it. */
export function makeClient(baseUrl: string, watch: Watch, cookieAtStart = ''): Client {
  let cookie = cookieAtStart;
  const send = async (message: Message): Promise<Reply> => {
    const headers = {
      // A machine of its own each time, so that the limits by address are not what is tried.
      'x-forwarded-for': nextAddress(),
      ...(cookie === '' ? {} : { cookie }),
      ...(message.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...message.headers,
    };
    const body = message.body ?? (message.json === undefined ? undefined : JSON.stringify(message.json));
    const reply = await exchange(new URL(baseUrl), { ...message, headers, body });
    const given = reply.headers['set-cookie'];
    if (given !== undefined) cookie = given.split(';', 1)[0] ?? '';
    watch.sawReply(message, reply);
    return reply;
  };
  return {
    send,
    get: (path) => send({ path }),
    post: (path, json) => send({ method: 'POST', path, json: json ?? {} }),
    cookie: () => cookie,
  };
}

type Sending = Readonly<{
  method?: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer | undefined;
}>;

function exchange(server: URL, { method = 'GET', path, headers, body }: Sending): Promise<Reply> {
  const began = performance.now();
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const length =
    bytes === undefined || headers['transfer-encoding'] !== undefined ? {} : { 'content-length': bytes.length };
  return new Promise((resolve, reject) => {
    const options = {
      host: server.hostname,
      port: server.port,
      method,
      path,
      headers: { ...length, ...headers },
      agent: false,
    };
    const failed = () => resolve({ status: 0, headers: {}, text: '', json: undefined, ms: performance.now() - began });
    let request: ReturnType<typeof openRequest>;
    try {
      request = openRequest(options);
    } catch (cause) {
      // Node's client refuses to send what is no HTTP; such an input needs a socket of its own.
      reject(new Error(`cannot be sent as an HTTP request: ${method} ${path.slice(0, 100)}`, { cause }));
      return;
    }
    let hasReply = false;
    request.setTimeout(replyMsMax, () => request.destroy());
    request.on('response', (response) => {
      hasReply = true;
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size < replyBytesMax) chunks.push(chunk);
      });
      const done = () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const received = {
          status: response.statusCode ?? 0,
          headers: headersOf(response.headers),
          text,
          json: jsonOf(text),
        };
        resolve({ ...received, ms: performance.now() - began });
      };
      response.on('end', done);
      response.on('error', done);
    });
    // A refusal comes while the body is still on its way; that the rest of it does not get through is as it should be.
    request.on('error', () => (hasReply ? undefined : setTimeout(failed, 50)));
    request.end(bytes);
  });
}

function headersOf(headers: NodeJS.Dict<string | string[]>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

let addressesTaken = 0;

/** 10.x.y.1, one /24 after the other. */
function nextAddress(): string {
  addressesTaken += 1;
  return `10.${(addressesTaken >> 8) & 0xff}.${addressesTaken & 0xff}.${1 + ((addressesTaken >> 16) & 0x7f)}`;
}
