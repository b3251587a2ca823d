import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

export type TestImapServer = Readonly<{
  port: number;
  /** Puts a mail into the inbox. */
  deliver: (raw: Buffer) => void;
  close: () => Promise<void>;
}>;

/** An IMAP server that is not ours. */
export async function startTestImapServer(
  login: Readonly<{ user: string; password: string }>,
): Promise<TestImapServer> {
  const imap = hoodiecrow({ storage: { INBOX: {} }, users: { [login.user]: { password: login.password } } });
  imap.listen(0, '127.0.0.1');
  await once(imap.server, 'listening');
  const address = imap.server.address();
  const sockets = new Set<{ destroy: () => void }>();
  imap.server.on('connection', (socket) => sockets.add(socket));
  return {
    port: isPort(address) ? address.port : 0,
    deliver: (raw) => imap.appendMessage('INBOX', [], false, raw.toString('latin1')),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => imap.server.close(resolve));
    },
  };
}

function isPort(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
