import dns from 'node:dns';
import { once } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import { postMessage } from '../../../server/src/outbound/post-message.ts';
import { isRecord } from '../corpus-line.ts';
import type { Sighting } from '../judge.ts';
import { type Trial, unknown } from './surface.ts';

/** A port that messages may go to, and that nobody needs rights for. */
const port = 8443;

type Answer = Readonly<{ host: string; address: string }>;

/**
 * A name that leads elsewhere each time it is looked up. The part of the server that posts is run here, since no name server of
 * ours can be put behind the server's own machine; both ways that a program asks for an address answer as the line says.
 */
export async function tryRebinding(dnsAnswers: unknown): Promise<Trial> {
  const answers = answersOf(dnsAnswers);
  const [first] = answers;
  if (first === undefined) return unknown('a name server given otherwise than by its answers');
  let reached = 0;
  const inside = createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  inside.listen(port, '127.0.0.1');
  await once(inside, 'listening');
  const names = answerAs(answers);
  try {
    const url = new URL(`https://${first.host}:${port}/`);
    const reply = await postMessage({ url, headers: {}, body: '{}', mayBePrivate: false, waitMs: 5_000 });
    return [sightingOf('fault' in reply, { asked: names.asked(), reached })];
  } finally {
    names.putBack();
    inside.close();
  }
}

function sightingOf(isRefused: boolean, { asked, reached }: Readonly<{ asked: number; reached: number }>): Sighting {
  return {
    place: 'a message to a name that changes',
    status: isRefused ? 422 : 200,
    hasChanged: reached > 0,
    faults: [
      ...(reached > 0 ? ['was sent inside'] : []),
      // Whoever asks again may hear something else than what was checked.
      ...(asked === 1 ? [] : [`the name was looked up ${asked} times`]),
    ],
  };
}

function answersOf(given: unknown): readonly Answer[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((row: unknown) => {
    const [host, address] = Array.isArray(row) ? row : [];
    return typeof host === 'string' && typeof address === 'string' ? [{ host, address }] : [];
  });
}

/** One answer after the other, the last one from then on. */
function answerAs(answers: readonly Answer[]) {
  const { lookup } = dns;
  const { lookup: lookupLater } = dns.promises;
  let asked = 0;
  const next = () => {
    const { address = '' } = answers[Math.min(asked, answers.length - 1)] ?? {};
    asked += 1;
    return { address, family: 4 };
  };
  Object.assign(dns.promises, { lookup: async () => [next()] });
  Object.assign(dns, {
    lookup: (_: string, options: unknown, done: (error: null, address: unknown, family?: number) => void) => {
      const found = next();
      if (isRecord(options) && options['all'] === true) done(null, [found]);
      else done(null, found.address, found.family);
    },
  });
  syncBuiltinESMExports();
  return {
    asked: () => asked,
    putBack: () => {
      Object.assign(dns.promises, { lookup: lookupLater });
      Object.assign(dns, { lookup });
      syncBuiltinESMExports();
    },
  };
}
