import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Caller } from '../http/caller.ts';
import { makeTestProduct } from '../test-product.ts';
import { createLiveStreams, type LiveStreams } from './live-stream.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let streams: LiveStreams;
let server: Server;
let origin: string;
/** What the server does with a request for the stream. */
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('De Vries');
  streams = createLiveStreams(makeTestProduct(database));
  server = createServer((_request, response) => answer(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});

afterAll(async () => {
  streams?.close();
  server?.closeAllConnections();
  server?.close();
  await database?.drop();
});

function open(response: ServerResponse): void {
  const caller: Caller = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  };
  streams.open(caller, response, {});
}

test('screens that are closed before their stream begins hold no place: the next one is let in', async () => {
  for (let screens = 0; screens < 25; screens += 1) {
    const leaving = new AbortController();
    const opened = new Promise<void>((resolve, reject) => {
      // The session is looked up in the database, and meanwhile the reader goes.
      answer = (response) => {
        leaving.abort();
        response.once('close', () => {
          try {
            open(response);
            resolve();
          } catch (error) {
            reject(error);
          }
        });
      };
    });
    await fetch(origin, { signal: leaving.signal }).catch(() => undefined);
    await opened;
  }
  answer = open;
  const reader = new AbortController();
  const reply = await fetch(origin, { signal: reader.signal });
  expect(reply.status).toBe(200);
  reader.abort();
});

test('a server that is stopping opens no more streams, which would keep it from ending', async () => {
  streams.close();
  const refused = new Promise<unknown>((resolve) => {
    answer = (response) => {
      try {
        open(response);
        resolve(undefined);
      } catch (error) {
        resolve(error);
      }
      response.end();
    };
  });
  await fetch(origin);
  expect(await refused).toMatchObject({ name: 'Refusal' });
});
