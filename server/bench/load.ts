import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** One round of load: so many connections, each sends its next answer when it has the reply to the last one. */
export type LoadOrder = Readonly<{
  port: number;
  path: string;
  connections: number;
  milliseconds: number;
  seed: number;
}>;

export type LoadResult = Readonly<{ perSecond: number; p50: number; p99: number; count: number; faults: number }>;

const keyPlace = '0000000000000000';
const keyFrom = 'submission":"';
const why =
  'De monteur belde een half uur van tevoren, was vriendelijk en liet zien wat er mis was. De rekening kwam wel twee ' +
  'keer, en aan de telefoon moest ik lang wachten voordat iemand kon zeggen welke van de twee klopte. Uiteindelijk is ' +
  'het netjes opgelost, maar dat had een week eerder gekund. Ik blijf klant, want de fiets rijdt beter dan toen hij nieuw was.';

/**
 * Runs in a process of its own (see generate-load.ts), on bare sockets: a load generator that costs as much as the
 * server would measure itself. The request is built once; only its idempotency key changes.
 */
export async function runLoad(order: LoadOrder): Promise<LoadResult> {
  const latencies = new Float64Array(4_000_000);
  const state = { count: 0, faults: 0, next: order.seed * 1e9 };
  const started = performance.now();
  const until = started + order.milliseconds;
  const runs = Array.from({ length: order.connections }, () => runConnection(order, until, state, latencies));
  await Promise.all(runs);
  const seconds = (performance.now() - started) / 1000;
  const sorted = latencies.subarray(0, state.count).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { perSecond: state.count / seconds, p50: at(0.5), p99: at(0.99), count: state.count, faults: state.faults };
}

type LoadState = { count: number; faults: number; next: number };

function runConnection(order: LoadOrder, until: number, state: LoadState, latencies: Float64Array): Promise<void> {
  const request = buildRequest(order);
  const keyAt = request.indexOf(keyFrom) + keyFrom.length;
  const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true });
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    let pending = '';
    const send = () => {
      state.next += 1;
      request.write(state.next.toString(16).padStart(keyPlace.length, '0'), keyAt, 'latin1');
      sentAt = performance.now();
      // The buffer is written anew for the next request, so the socket gets a copy.
      socket.write(Buffer.from(request));
    };
    socket.on('connect', send);
    socket.on('data', (chunk: Buffer) => {
      pending = pending === '' ? chunk.toString('latin1') : pending + chunk.toString('latin1');
      if (!isWhole(pending)) return;
      const now = performance.now();
      if (pending.startsWith('HTTP/1.1 20')) {
        latencies[state.count] = now - sentAt;
        state.count += 1;
      } else {
        state.faults += 1;
      }
      pending = '';
      if (now < until) send();
      else closeSocket(socket, resolve);
    });
    socket.on('error', reject);
  });
}

function closeSocket(socket: Socket, done: () => void): void {
  socket.end();
  socket.on('close', done);
  socket.resume();
}

/** Whether a reply with a Content-Length, or one in chunks, has come to its end. */
function isWhole(reply: string): boolean {
  const head = reply.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const field = reply.search(/content-length: /i);
  if (field < 0 || field > head) return reply.endsWith('0\r\n\r\n');
  return reply.length >= head + 4 + Number.parseInt(reply.slice(field + 16, field + 26), 10);
}

function buildRequest(order: LoadOrder): Buffer {
  const body = JSON.stringify({
    submission: keyPlace,
    final: true,
    language: 'nl',
    answers: { nps: 8, why, may_contact: 'yes' },
    evidence: { dwellMs: 5321, pointer: 3, keys: 41, trusted: true },
  });
  return Buffer.from(
    `POST ${order.path} HTTP/1.1\r\nHost: 127.0.0.1:${order.port}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
