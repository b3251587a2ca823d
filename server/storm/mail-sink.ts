import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { MailEntry } from './answer-ledger.ts';
import { openLedgerFile } from './ledger-file.ts';
import type { Random } from './random.ts';

export type MailSink = Readonly<{ port: number; close: () => Promise<void> }>;

/**
 * Where all mail of the storm goes. It writes down what it takes before it says so, and misbehaves by seed: it is slow,
 * says "later", or takes a mail and hangs up without a word.
 */
export async function startMailSink(ledgerPath: string, random: Random): Promise<MailSink> {
  const ledger = openLedgerFile(ledgerPath);
  const server: SMTPServer = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 200,
    maxClients: 100,
    onData: (stream, session, done) => {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (piece: string) => {
        text += piece;
      });
      stream.on('end', async () => {
        const chance = random.next();
        if (chance < 0.03) return done(Object.assign(new Error('try again later'), { responseCode: 451 }));
        const messageId = /^message-id: *(\S+)/im.exec(text)?.[1] ?? '';
        const to = session.envelope.rcptTo[0]?.address ?? '';
        await ledger.write({ to, messageId } satisfies MailEntry);
        await wait(random.between(200, 900));
        if (chance < 0.05)
          for (const connection of server.connections) if (connection.session === session) connection.close();
        done(null, 'kept');
      });
    },
  });
  // Senders are killed in the middle of a sentence.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    close: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await ledger.close();
    },
  };
}
