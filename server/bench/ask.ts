import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export type Asked = Readonly<{ method?: string; headers: Readonly<Record<string, string>>; body?: string }>;
export type Told = Readonly<{ status: number; body: string; ms: number }>;

/** A server that has to read everything first says so until it has. */
const triesMost = 40;
/** One connection that stays open, as a browser's does. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/**
 * Asks a server and reads its whole reply. By node:http, which costs the asker half of what fetch does: what is measured is the
 * server. Asks again after the pause that the limit of requests wants, which is no part of the time, and where the server asks for
 * patience, which is.
 */
export async function ask(url: string, asked: Asked): Promise<Told> {
  let began = performance.now();
  for (let tries = 1; ; tries += 1) {
    const { told, pauseSeconds } = await askOnce(url, asked);
    const isBusy = told.status === 503 && tries < triesMost;
    if (told.status !== 429 && !isBusy) return { ...told, ms: performance.now() - began };
    await wait(pauseSeconds * 1000);
    if (told.status === 429) began = performance.now();
  }
}

function askOnce(url: string, asked: Asked): Promise<Readonly<{ told: Omit<Told, 'ms'>; pauseSeconds: number }>> {
  const { method = 'GET', headers, body } = asked;
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const told = { status: reply.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
        resolve({ told, pauseSeconds: Number(reply.headers['retry-after'] ?? 1) });
      });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A server closes a connection that was quiet for a while, and that may cross with the next request.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(askOnce(url, asked));
      else reject(error);
    });
    sent.end(body);
  });
}
