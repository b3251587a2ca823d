import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A mail as the server of the receiving side took it: the envelope, the message read, and the message as it came. */
export type ReceivedMail = Readonly<{
  from: string;
  to: readonly string[];
  mail: Email;
  source: string;
  receivedAt: number;
}>;

export type MailServer = Readonly<{
  host: string;
  port: number;
  username: string;
  password: string;
  received: () => readonly ReceivedMail[];
  /** Waits for the next mail to this address that was not asked for before. */
  nextFor: (address: string) => Promise<ReceivedMail>;
  stop: () => Promise<void>;
}>;

const waitMsMax = 60_000;
const bytesMax = 2_000_000;

/** A real mail server on the loopback: it asks for a name and a password, and keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
  const username = 'sender';
  const password = 'Een-wachtwoord-voor-de-post';
  const received: ReceivedMail[] = [];
  const asked = new Set<ReceivedMail>();
  const server = new SMTPServer({
    // Without a certificate, as mail servers inside a firm's own walls are; a name and a password it wants all the same.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    size: bytesMax,
    onAuth: ({ username: name, password: word }, _session, answer) => {
      if (name === username && word === password) answer(null, { user: name });
      else answer(new Error('Invalid username or password'));
    },
    onData: (stream, session, answer) => {
      const { mailFrom, rcptTo } = session.envelope;
      void readMail(stream).then(({ source, mail }) => {
        const to = rcptTo.map(({ address }) => address);
        received.push({ from: mailFrom ? mailFrom.address : '', to, mail, source, receivedAt: Date.now() });
        answer();
      }, answer);
    },
  });
  // A sender that hangs up without a word is the sender's affair; unheard, it would end the test run.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    host: '127.0.0.1',
    port: portOf(listening.address()),
    username,
    password,
    received: () => received,
    nextFor: async (address) => {
      const deadline = Date.now() + waitMsMax;
      for (;;) {
        const found = received.find((mail) => mail.to.includes(address) && !asked.has(mail));
        if (found !== undefined) {
          asked.add(found);
          return found;
        }
        if (Date.now() > deadline) throw new Error(`no mail for ${address} within ${waitMsMax / 1000} s`);
        await wait(20);
      }
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function readMail(stream: SMTPServerDataStream): Promise<{ source: string; mail: Email }> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const source = Buffer.concat(chunks);
  return { source: source.toString('latin1'), mail: await PostalMime.parse(source) };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return address.port;
}
