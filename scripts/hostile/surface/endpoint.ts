import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { textAt, valueAt } from '../company.ts';
import type { World } from '../world.ts';
import { hookHost } from '../world.ts';
import { type Trial, unknown } from './surface.ts';

/** What a trial may take in all, and what anybody else may wait meanwhile. */
const totalMsMost = 12_000;
const otherMsMost = 1_000;

/** Programs of others that alerts are posted to, and that do not behave: which words of the corpus mean which. */
const manners: readonly (readonly [RegExp, (socket: Socket) => void])[] = [
  [/byte per second|drip|trickle|slow/i, dripFor],
  [/accepts, then (is )?silent|never answers|hangs/i, () => undefined],
  [
    /redirect|30[1278]/i,
    (socket) => say(socket, '302 Found', 'location: http://169.254.169.254/latest/meta-data/\r\n'),
  ],
  [/header/i, pourHeaders],
  [/endless|huge|GiB|MiB|large (body|reply)/i, pourInto],
  [/gzip|bomb|compress/i, (socket) => say(socket, '500 Trouble', 'content-encoding: gzip\r\n', 'x'.repeat(1_000))],
  [/clos|reset|hangs up/i, (socket) => socket.destroy()],
  [/\b[45]\d\d\b|error/i, (socket) => say(socket, '500 Trouble', '', '<b>password=geheim</b>')],
];

/** Sends a trial to such a program, and asks something else meanwhile. */
export async function tryEndpoint(world: World, words: string): Promise<Trial> {
  const behave = manners.find(([fits]) => fits.test(words))?.[1];
  if (behave === undefined) return unknown(`outward calls (an endpoint that ${words})`);
  const { server, port, reached } = await openEndpoint(behave);
  const { owner } = world.ours;
  const json = { name: 'Proef', kind: 'webhook', url: `http://${hookHost}:${port}/`, language: 'nl' };
  const made = await owner.send({ method: 'POST', path: '/v1/alert-channels', json });
  const path = `/v1/alert-channels/${textAt(made.json, 'id')}`;
  try {
    const trial = owner.post(`${path}/trial`);
    await wait(1_000);
    const otherMs = await waitOfOther(world);
    const { status, ms, json: said } = await trial;
    return [
      {
        place: 'a channel for alerts, tried',
        status,
        hasEffect: valueAt(said, 'is_taken') === true,
        faults: [
          ...(reached() === 1 ? [] : [`was called ${reached()} times`]),
          ...(ms > totalMsMost ? [`took ${Math.round(ms)} ms`] : []),
          ...(otherMs > otherMsMost ? [`held another company up for ${Math.round(otherMs)} ms`] : []),
        ],
      },
    ];
  } finally {
    await owner.send({ method: 'DELETE', path });
    server.close();
  }
}

/** How long the other company waits for a page of its own; not by its client, for what it is shown is nobody else's. */
async function waitOfOther({ baseUrl, other }: World): Promise<number> {
  const began = performance.now();
  const reply = await fetch(`${baseUrl}/v1/me`, { headers: { cookie: other.owner.cookie() } });
  await reply.text();
  return reply.ok ? performance.now() - began : Number.POSITIVE_INFINITY;
}

/** Opens a program of somebody else, for as long as the server that is returned. */
export async function openEndpoint(behave: (socket: Socket) => void) {
  let calls = 0;
  const server: Server = createServer((socket) => {
    calls += 1;
    socket.on('error', () => undefined);
    socket.once('data', () => behave(socket));
  });
  server.listen(0, hookHost);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');
  return { server, port: address.port, reached: () => calls };
}

export function say(socket: Socket, status: string, headers = '', body = ''): void {
  socket.end(`HTTP/1.1 ${status}\r\n${headers}content-length: ${body.length}\r\n\r\n${body}`);
}

function dripFor(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\n\r\n');
  const timer = setInterval(() => socket.write('x'), 1_000);
  socket.on('close', () => clearInterval(timer));
}

function pourInto(socket: Socket): void {
  socket.write('HTTP/1.1 500 Trouble\r\n\r\n');
  keepWriting(socket, 'x'.repeat(65_536));
}

function pourHeaders(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\n');
  keepWriting(socket, `x-more: ${'x'.repeat(1_000)}\r\n`);
}

function keepWriting(socket: Socket, text: string): void {
  const pour = () => {
    while (!socket.destroyed && socket.write(text));
  };
  socket.on('drain', pour);
  pour();
}
