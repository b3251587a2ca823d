import type { Language } from '@voldaan/domain/language';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { message } from '../catalogue/message.ts';
import type { MailServer } from './mail-server.ts';
import type { MailStep } from './schema.ts';
import type { SmtpFailure } from './smtp-failure.ts';

export function connect(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    // Later errors reach the mail under way by its own callback; this listener keeps them from ending the process.
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

/** Where the server wants it. */
export async function logIn(connection: SMTPConnection, { username, password }: MailServer): Promise<void> {
  if (username === '') return;
  await new Promise<void>((resolve, reject) => {
    const credentials = { user: username, pass: password };
    connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
  });
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
