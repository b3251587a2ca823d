import { lookup } from 'node:dns/promises';
import type { Language } from '@voldaan/domain/language';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { message } from '../catalogue/message.ts';
import { connectionOptions } from './connection-options.ts';
import type { MailServer } from './mail-server.ts';
import { renderMessage } from './render-message.ts';
import type { MailStep, MailTest } from './schema.ts';
import { smtpFailure } from './smtp-failure.ts';
import { connect, connectMsMost, failedStep, logIn, type StepTaken, withinTime, wordStep } from './smtp-steps.ts';

type Step = MailTest['steps'][number];

/** What a trial mail is about. */
export type TrialMail = Readonly<{ to: string; language: Language; company: string }>;

/**
 * Hands a trial mail over, one step of the conversation at a time, and says which step failed and what helps. Nothing is
 * retried: the person who pressed the button waits for the answer, and for each step no longer than `stepMs`.
 */
export async function sendTrialMail(server: MailServer, mail: TrialMail, stepMs = connectMsMost): Promise<MailTest> {
  const steps: Step[] = [];
  const say = (taken: StepTaken) => {
    const { step, code } = taken;
    steps.push({ step, ok: code === 'ok' || code === 'skipped', detail: wordStep(server, mail, taken) });
  };
  let connection: SMTPConnection | undefined;
  try {
    const options = await connectionOptions(server);
    connection = new SMTPConnection(options);
    if (server.mayBePrivate) await lookup(server.host);
    say({ step: 'dns', code: 'ok' });
    await connect(connection, stepMs);
    say({ step: 'connect', code: 'ok' });
    say({ step: 'tls', code: server.security === 'none' ? 'skipped' : 'ok' });
    await logIn(connection, server, stepMs);
    say({ step: 'login', code: server.username === '' ? 'skipped' : 'ok' });
    await withinTime(connection, stepMs, send(connection, server, mail));
    say({ step: 'sender', code: 'ok' });
    say({ step: 'recipient', code: 'ok' });
    say({ step: 'sent', code: 'ok' });
  } catch (error) {
    const failure = smtpFailure(error);
    const failed = failedStep(failure);
    const isLost = failed.step === 'connect' && steps.length > order.indexOf('connect');
    if (!isLost) for (const passed of passedBefore(failed.step, server).slice(steps.length)) say(passed);
    say(isLost ? lostAfter(steps.length) : failed);
  } finally {
    connection?.close();
  }
  return { steps };
}

const order: readonly MailStep[] = ['dns', 'connect', 'tls', 'login', 'sender', 'recipient', 'sent'];

/** A connection that stood and broke off is told as that: how to connect is not what has to be mended. */
function lostAfter(stepsPassed: number): StepTaken {
  return { step: order[stepsPassed] === 'login' ? 'login' : 'sent', code: 'lost' };
}

/** One press of the connection passes several steps at once; those before the failed one went well. */
function passedBefore(failed: MailStep, server: MailServer): readonly StepTaken[] {
  const isSkipped = (step: MailStep) =>
    (step === 'tls' && server.security === 'none') || (step === 'login' && server.username === '');
  return order.slice(0, order.indexOf(failed)).map((step) => ({ step, code: isSkipped(step) ? 'skipped' : 'ok' }));
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
