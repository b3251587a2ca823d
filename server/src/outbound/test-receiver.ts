import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = Readonly<{ path: string; headers: IncomingHttpHeaders; body: string }>;

/** What another program answers; `silent` says nothing at all. */
export type ReceiverReply = Readonly<{ status: number; text?: string; location?: string }> | 'silent';

export type TestReceiver = Readonly<{
  url: string;
  received: Received[];
  close: () => Promise<void>;
}>;

/** Another program, on a port of this machine. */
export async function startTestReceiver(answer: (received: Received) => ReceiverReply): Promise<TestReceiver> {
  const received: Received[] = [];
  const server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') };
      received.push(one);
      const said = answer(one);
      if (said === 'silent') return;
      reply.writeHead(said.status, said.location === undefined ? {} : { location: said.location });
      reply.end(said.text ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = isPort(address) ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function isPort(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
