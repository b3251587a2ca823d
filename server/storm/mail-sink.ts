import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { MailEntry } from './answer-ledger.ts';
import { openLedgerFile } from './ledger-file.ts';
import type { Random } from './random.ts';

const refusals = [
  { below: 0.02, code: 451, words: '4.3.0 try again later' },
  { below: 0.022, code: 421, words: '4.7.0 too many of you' },
  { below: 0.03, code: 552, words: '5.2.2 mailbox full' },
] as const;

export type MailSink = Readonly<{
  port: number;
  /** How often it hung up instead of saying what became of a mail. */
  hangUps: () => number;
  close: () => Promise<void>;
}>;

/**
 * Where all mail of the storm goes. It writes down what it takes before it says so, and misbehaves by seed: it is slow, says
 * "later" (451) or "too much" (421), finds a mailbox full (552), hangs up in the middle of a mail, or takes a mail and hangs
 * up without a word.
 */
export async function startMailSink(ledgerPath: string, random: Random, slowShare: number): Promise<MailSink> {
  const ledger = openLedgerFile(ledgerPath);
  let hangUps = 0;
  const server: SMTPServer = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 200,
    maxClients: 100,
    onData: (stream, session, done) => {
      let text = '';
      const chance = random.next();
      let isHungUp = false;
      const hangUp = () => {
        hangUps += isHungUp ? 0 : 1;
        isHungUp = true;
        for (const connection of server.connections) if (connection.session === session) connection.close();
      };
      stream.setEncoding('utf8');
      stream.on('data', (piece: string) => {
        text += piece;
        // Before the final dot, and so before the mail is anybody's.
        if (chance > 0.995) hangUp();
      });
      stream.on('end', async () => {
        if (chance > 0.995) return;
        const refusal = refusals.find(({ below }) => chance < below);
        if (refusal) return done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
        const isCut = chance > 0.985;
        const messageId = /^message-id: *(\S+)/im.exec(text)?.[1] ?? '';
        const to = session.envelope.rcptTo[0]?.address ?? '';
        await ledger.write({ to, messageId, questions: questionsIn(text), isCut } satisfies MailEntry);
        if (random.next() < slowShare) await wait(random.between(200, 900));
        if (isCut) return hangUp();
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
    hangUps: () => hangUps,
    close: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await ledger.close();
    },
  };
}

/** The tokens of all links to a question, in quoted-printable; each question has several. */
function questionsIn(text: string): readonly string[] {
  const plain = text.replaceAll('=\r\n', '');
  return [...new Set([...plain.matchAll(/\/a\/([\w-]+)/g)].flatMap(([, token]) => token ?? []))];
}
