import type { Language } from '@voldaan/domain/language';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { message } from '../catalogue/message.ts';
import type { MailServer } from './mail-server.ts';
import type { MailStep } from './schema.ts';
import type { SmtpFailure } from './smtp-failure.ts';

/** A server that sends a byte now and then is never silent and never done: how long each part may take in all. */
export const connectMsMost = 45_000;
export const sendMsMost = 10 * 60_000;

/** Ends the conversation when this part of it takes longer than that. */
export async function withinTime<T>(connection: SMTPConnection, ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('the server takes too long'), { code: 'ETIMEDOUT', command: 'CONN' }));
      // Closing says goodbye and waits for theirs, which never comes.
      const { _socket: socket } = connection;
      connection.close();
      if (socket) socket.destroy();
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function connect(connection: SMTPConnection, ms = connectMsMost): Promise<void> {
  const connected = new Promise<void>((resolve, reject) => {
    // Later errors reach the mail under way by its own callback; this listener keeps them from ending the process.
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  return withinTime(connection, ms, connected);
}

/** Where the server wants it. */
export async function logIn(
  connection: SMTPConnection,
  { username, password }: MailServer,
  ms = connectMsMost,
): Promise<void> {
  if (username === '') return;
  const loggedIn = new Promise<void>((resolve, reject) => {
    const credentials = { user: username, pass: password };
    connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
    // Of a server that hangs up at the password the callback hears nothing.
    connection.once('end', () => reject(Object.assign(new Error('the server hung up'), { command: 'CONN' })));
  });
  await withinTime(connection, ms, loggedIn);
}

export type StepTaken = Readonly<{ step: MailStep; code: string; reply?: string }>;

/** The step at which handing over broke off, with the server's own words. */
export function failedStep({ step, code, reply, status }: SmtpFailure): StepTaken {
  return { step: step === 'data' ? 'sent' : step, code, reply: reply || String(status ?? '') };
}

/** How a step went and what helps, for whoever tries a mail out. */
export function wordStep(
  { host, port, senderAddress: sender, username }: MailServer,
  { to, language }: Readonly<{ to: string; language: Language }>,
  { step, code, reply = '' }: StepTaken,
): string {
  return message(language, `mail_test.${step}.${code}`, { host, port, sender, username, to, reply });
}
