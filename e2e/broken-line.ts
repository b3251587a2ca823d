import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Random } from '../server/storm/random.ts';

/** A line between customers and the product, which breaks off when it likes. */
export type BrokenLine = Readonly<{
  origin: string;
  /** Where the product listens now; undefined while it is away. */
  leadTo: (port: number | undefined) => void;
  /** The share of connections that break off within a moment of their first word. */
  breakOff: (share: number) => void;
  broken: () => number;
  close: () => void;
}>;

const momentMs = 80;

export async function openLine(random: Random): Promise<BrokenLine> {
  let port: number | undefined;
  let share = 0;
  let broken = 0;
  const open = new Set<Socket>();
  const server = createServer((customer) => {
    open.add(customer);
    customer.on('error', () => undefined).on('close', () => open.delete(customer));
    if (port === undefined) {
      customer.destroy();
      return;
    }
    const product = connect(port, '127.0.0.1');
    product.on('error', () => customer.destroy()).on('close', () => customer.destroy());
    customer.on('close', () => product.destroy());
    customer.pipe(product).pipe(customer);
    // A browser keeps a connection for many requests: each of them may be the one that it breaks off in.
    customer.on('data', () => {
      if (random.next() >= share) return;
      broken += 1;
      setTimeout(() => customer.destroy(), random.between(0, momentMs));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    leadTo: (next) => {
      port = next;
    },
    breakOff: (next) => {
      share = next;
    },
    broken: () => broken,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
