import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailServer } from './mail-server.ts';

/** A mail that the server has taken: its 250 was on its way when it got here. */
export type TakenMail = Readonly<{ to: string; from: string; raw: string }>;

export type TestMailServer = Readonly<{
  /** How to reach it, as a workspace would have set it up. */
  settings: MailServer;
  taken: TakenMail[];
  close: () => Promise<void>;
}>;

/** What it does with a mail, once it has all of it: takes it, answers something else, or hangs up. */
export type OnMail = (mail: TakenMail) => 'take' | 'hang up' | Readonly<{ refuse: number; words: string }>;

/** A real SMTP server on this machine, which may misbehave. */
export async function startTestMailServer(
  options: SMTPServerOptions = {},
  onMail: OnMail = () => 'take',
): Promise<TestMailServer> {
  const taken: TakenMail[] = [];
  const server: SMTPServer = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    ...options,
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const mail = { from, to: rcptTo[0]?.address ?? '', raw: Buffer.concat(pieces).toString('utf8') };
        const verdict = onMail(mail);
        if (verdict === 'hang up') {
          taken.push(mail);
          for (const connection of server.connections) connection.close();
        } else if (verdict === 'take') {
          taken.push(mail);
          done(null, 'kept');
        } else {
          done(Object.assign(new Error(verdict.words), { responseCode: verdict.refuse }));
        }
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    settings: {
      host: '127.0.0.1',
      port,
      security: 'none',
      username: '',
      password: '',
      senderName: 'Fietsenmaker De Vries',
      senderAddress: 'vragen@devries.example',
      mayBePrivate: true,
    },
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
