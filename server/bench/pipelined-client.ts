import { connect, type Socket } from 'node:net';

export type PipelinedLoad = Readonly<{ port: number; connections: number; count: number; raw: Buffer }>;

/** So many mails are under way on a connection before its server has said a word. */
const ahead = 8;

/** Sends one prebuilt mail again and again, without waiting for replies; gives the seconds that it took. */
export async function sendPipelined({ port, connections, count, raw }: PipelinedLoad): Promise<number> {
  const began = performance.now();
  const share = Math.ceil(count / connections);
  await Promise.all(Array.from({ length: connections }, () => sendOnOne(port, share, raw)));
  return (performance.now() - began) / 1000;
}

function sendOnOne(port: number, count: number, raw: Buffer): Promise<void> {
  const conversation = Buffer.concat([
    Buffer.from('MAIL FROM:<vragen@bench.example>\r\nRCPT TO:<klant@bench.example>\r\nDATA\r\n'),
    raw,
    Buffer.from('\r\n.\r\n'),
  ]);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let sent = 0;
    let done = 0;
    let held = '';
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.write('EHLO bench\r\n');
    const more = () => {
      while (sent < count && sent - done < ahead) {
        socket.write(conversation);
        sent += 1;
      }
    };
    more();
    socket.on('data', (text: string) => {
      held += text;
      const lines = held.split('\r\n');
      held = lines.pop() ?? '';
      done += lines.filter((line) => line === '250 taken').length;
      if (done < count) more();
      else socket.end('QUIT\r\n', () => resolve());
    });
  });
}
