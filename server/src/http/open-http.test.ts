import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';
import { openHttp } from './open-http.ts';
import { route } from './route.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

describe('a connection', () => {
  test('that sends no HTTP, too many headers or headers too big is answered and closed', async () => {
    const listening = await buildApp(makeTestProduct(database));
    await listening.listen({ host: '127.0.0.1', port: 0 });
    const address = listening.server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const start = 'GET /healthz HTTP/1.1\r\nHost: x\r\n';
    const many = Array.from({ length: 70 }, (_, n) => `X-${n}: 1\r\n`).join('');
    expect(await talk(port, 'BLA BLA\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*problem\+json/s);
    expect(await talk(port, `${start}X: ${'x'.repeat(17_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 .*headers_too_large/s);
    expect(await talk(port, `${start}${many}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 .*headers_too_large/s);
    expect(await talk(port, `${start}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 200 /);
    const dotted = 'GET /v1/./me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    expect(await talk(port, dotted)).toMatch(/^HTTP\/1.1 404 /);
    expect(await talk(port, `${start}Connection: close\r\n\r\n`)).not.toMatch(/^server:/im);
    await listening.close();
  });
});

describe('a body that is too large', () => {
  test('is refused so that its sender learns it, also one who reads nothing before all is sent', async () => {
    const listening = await buildApp(makeTestProduct(database));
    await listening.listen({ host: '127.0.0.1', port: 0 });
    const address = listening.server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    for (const path of ['/v1/sign-in', '/s/abcdefAAAAAAAAAAAAAAAAAAAAAA/answers']) {
      const socket = connect(port, '127.0.0.1');
      socket.pause();
      const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n`;
      socket.write(head);
      await new Promise((resolve) => socket.write(Buffer.alloc(9_000_000, 'x'), resolve));
      // The same connection goes on with the next request.
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      const said = await text(socket);
      expect(said, path).toMatch(/^HTTP\/1.1 413 .*body_too_large.*HTTP\/1.1 200 /s);
      const alone = connect(port, '127.0.0.1');
      alone.pause();
      alone.write(head.replace('Host: x', 'Host: x\r\nConnection: close'));
      await new Promise((resolve) => alone.write(Buffer.alloc(9_000_000, 'x'), resolve));
      alone.end();
      expect(await text(alone), `${path} on a connection of its own`).toMatch(/^HTTP\/1.1 413 .*body_too_large/s);
    }
    await listening.close();
  });
});

describe('a body that trickles', () => {
  test('is not waited for, while the list of customers of a slow line is', async () => {
    const listening = await buildApp(makeTestProduct(database), { bodyMs: 200 });
    await listening.listen({ host: '127.0.0.1', port: 0 });
    const address = listening.server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    const [said] = await once(socket, 'data');
    expect(String(said)).toMatch(/^HTTP\/1.1 408 .*request_timeout/s);
    socket.destroy();
    expect(listening.server.requestTimeout).toBe(600_000);
    await listening.close();
  });
});

describe('a stop', () => {
  test('lets a request under way finish, and tells streams that it is time', async () => {
    const stopping = openHttp(makeTestProduct(database), async () => undefined, {});
    let isStarted = () => {};
    const started = new Promise<void>((resolve) => {
      isStarted = resolve;
    });
    route(stopping, {
      name: 'health.alive',
      method: 'GET',
      url: '/slow',
      summary: 'Ends when the server is told to stop',
      handler: async ({ reply }) => {
        isStarted();
        await once(stopping.closing, 'abort');
        return reply.send('finished');
      },
    });
    const address = await stopping.listen({ host: '127.0.0.1', port: 0 });
    const reply = fetch(`${address}/slow`).then((response) => response.text());
    await started;
    await stopping.close();
    expect(await reply).toBe('finished');
    await expect(fetch(`${address}/slow`)).rejects.toThrow();
  });
});

describe('a process that is behind', () => {
  test('puts reports off, and nothing else', async () => {
    const behind = openHttp(makeTestProduct(database), async () => undefined, {});
    behind.isShedding = () => true;
    const definition = { name: 'health.alive', method: 'GET', summary: '' } as const;
    const handler = async () => undefined;
    route(behind, { ...definition, url: '/report', isReport: true, handler });
    route(behind, { ...definition, url: '/answer', handler });
    expect((await behind.inject('/answer')).statusCode).toBe(204);
    const report = await behind.inject('/report');
    expect(report.statusCode).toBe(503);
    expect(report.headers['retry-after']).toBe('2');
    await behind.close();
  });
});

/** Sends the bytes and gives all that comes back until the other side closes. */
function talk(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
    socket.setTimeout(5000, () => socket.destroy());
  });
}
