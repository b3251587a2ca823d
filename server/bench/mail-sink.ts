import { createServer, type Socket } from 'node:net';

/**
 * A mail server in a process of its own that takes everything and keeps nothing, so that it costs as little as one can. It
 * tells its port, and how many mails it has taken whenever it is asked.
 */
let taken = 0;

const server = createServer((socket) => answer(socket));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 });
});
process.on('message', () => process.send?.({ taken }));
process.once('disconnect', () => process.exit(0));

const endOfMail = Buffer.from('\r\n.\r\n');

function answer(socket: Socket): void {
  let held = Buffer.alloc(0);
  let isInMail = false;
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.write('220 sink\r\n');
  socket.on('data', (piece) => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    let reply = '';
    for (;;) {
      const end = isInMail ? held.indexOf(endOfMail) : held.indexOf('\r\n');
      if (end < 0) break;
      const line = isInMail ? '' : held.toString('latin1', 0, Math.min(end, 10)).toUpperCase();
      held = held.subarray(end + (isInMail ? endOfMail.length : 2));
      if (isInMail) {
        taken += 1;
        isInMail = false;
        reply += '250 taken\r\n';
      } else if (line.startsWith('DATA')) {
        isInMail = true;
        reply += '354 go ahead\r\n';
      } else if (line.startsWith('QUIT')) {
        socket.end(`${reply}221 bye\r\n`);
        return;
      } else {
        reply += line.startsWith('EHLO') ? '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n' : '250 fine\r\n';
      }
    }
    if (reply !== '') socket.write(reply);
  });
}
