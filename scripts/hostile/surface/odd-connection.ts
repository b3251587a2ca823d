import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const bodyBytes = 1_000;
const dripMs = 1_000;
const patienceMs = 90_000;

/** Sends the head of a request and the first of its body, and is gone. */
export async function cutConnection(baseUrl: string, path: string): Promise<void> {
  const socket = await open(baseUrl, path);
  socket.write('{"submission":"half","answers":{"nps":1');
  await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
}

/** Sends a byte a second until the server has enough of it; the status of its reply, 408 when it just hung up. */
export async function dripBody(baseUrl: string, path: string): Promise<Readonly<{ status: number; seconds: number }>> {
  const began = performance.now();
  const socket = await open(baseUrl, path);
  let said = '';
  socket.setEncoding('utf8').on('data', (text: string) => (said += text));
  socket.on('error', () => undefined);
  const drip = setInterval(() => socket.write(' '), dripMs);
  const late = setTimeout(() => socket.destroy(), patienceMs);
  await once(socket, 'close');
  clearInterval(drip);
  clearTimeout(late);
  const seconds = Math.round((performance.now() - began) / 1_000);
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 408), seconds };
}

async function open(baseUrl: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(baseUrl);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${hostname}`,
    'Content-Type: application/json',
    `Content-Length: ${bodyBytes}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  return socket;
}
