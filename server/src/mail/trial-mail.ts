import { lookup } from 'node:dns/promises';
import type { Language } from '@voldaan/domain/language';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { message } from '../catalogue/message.ts';
import { connectionOptions } from './connection-options.ts';
import type { MailServer } from './mail-server.ts';
import { renderMessage } from './render-message.ts';
import type { MailStep, MailTest } from './schema.ts';
import { type SmtpFailure, smtpFailure } from './smtp-failure.ts';

type Step = MailTest['steps'][number];

/** What a trial mail is about. */
export type TrialMail = Readonly<{ to: string; language: Language; company: string }>;

/**
 * Hands a trial mail over, one step of the conversation at a time, and says which step failed and what helps. Nothing is
 * retried: the person who pressed the button waits for the answer.
 */
export async function sendTrialMail(server: MailServer, mail: TrialMail): Promise<MailTest> {
  const steps: Step[] = [];
  const say = (step: MailStep, code: string, values: Record<string, string | number> = {}) => {
    const given = {
      host: server.host,
      port: server.port,
      sender: server.senderAddress,
      to: mail.to,
      username: server.username,
      ...values,
    };
    steps.push({
      step,
      ok: code === 'ok' || code === 'skipped',
      detail: message(mail.language, `mail_test.${step}.${code}`, given),
    });
  };
  let connection: SMTPConnection | undefined;
  try {
    const options = await connectionOptions(server);
    connection = new SMTPConnection(options);
    if (server.mayBePrivate) await lookup(server.host);
    say('dns', 'ok');
    await connect(connection);
    say('connect', 'ok');
    say('tls', server.security === 'none' ? 'skipped' : 'ok');
    if (server.username !== '') await logIn(connection, server);
    say('login', server.username === '' ? 'skipped' : 'ok');
    await send(connection, server, mail);
    say('sender', 'ok');
    say('recipient', 'ok');
    say('sent', 'ok');
  } catch (error) {
    const failure = smtpFailure(error);
    for (const [step, code] of passedBefore(failure, server).slice(steps.length)) say(step, code);
    say(failure.step === 'data' ? 'sent' : failure.step, failure.code, {
      reply: failure.reply || String(failure.status ?? ''),
    });
  } finally {
    connection?.close();
  }
  return { steps };
}

const order: readonly MailStep[] = ['dns', 'connect', 'tls', 'login', 'sender', 'recipient', 'sent'];

/** One press of the connection passes several steps at once; those before the failed one went well. */
function passedBefore(failure: SmtpFailure, server: MailServer): [MailStep, string][] {
  const failedAt = order.indexOf(failure.step === 'data' ? 'sent' : failure.step);
  const isSkipped = (step: MailStep) =>
    (step === 'tls' && server.security === 'none') || (step === 'login' && server.username === '');
  return order.slice(0, failedAt).map((step) => [step, isSkipped(step) ? 'skipped' : 'ok']);
}

function connect(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
}

function logIn(connection: SMTPConnection, { username, password }: MailServer): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login({ credentials: { user: username, pass: password } }, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}

async function send(connection: SMTPConnection, server: MailServer, mail: TrialMail): Promise<void> {
  const words = { company: mail.company };
  const text = message(mail.language, 'mail.trial.text', words);
  const body = await renderMessage({
    from: { name: server.senderName, address: server.senderAddress },
    to: mail.to,
    subject: message(mail.language, 'mail.trial.subject', words),
    text,
  });
  const envelope = { from: server.senderAddress, to: mail.to };
  await new Promise<void>((resolve, reject) => {
    connection.send(envelope, body, (error) => (error ? reject(error) : resolve()));
  });
}
