import type { MailStep } from './schema.ts';

/** Where handing over a mail broke off. `code` is part of a catalogue key; `reply` is the server's own words. */
export type SmtpFailure = Readonly<{
  step: Exclude<MailStep, 'sent'> | 'data';
  code: 'not_found' | 'private' | 'refused' | 'turned_away' | 'timeout' | 'certificate' | 'not_offered' | 'failed';
  /** The server's three digits, when it answered. */
  status: number | undefined;
  reply: string;
  /** Whether the server may have the mail all the same: the connection broke after the first byte of it. */
  mayBeTaken: boolean;
}>;

type Raised = Readonly<{
  code: string;
  command: string;
  responseCode: number | undefined;
  response: string;
  message: string;
}>;

const replyLengthMax = 300;

const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO|wrong version number|altnames/i;

/** Sorts what nodemailer's connection raises into the step of the conversation it happened in. */
export function smtpFailure(error: unknown): SmtpFailure {
  const raised = readRaised(error);
  const reply = raised.response
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, replyLengthMax);
  const where = place(raised);
  // A connection that is lost without a command's name was lost while it was in use.
  const isLostInUse = where.step === 'connect' && where.code !== 'refused' && !raised.command.startsWith('CONN');
  const mayBeTaken = raised.responseCode === undefined && (where.step === 'data' || isLostInUse);
  return { ...where, status: raised.responseCode, reply, mayBeTaken };
}

function place(raised: Raised): Pick<SmtpFailure, 'step' | 'code'> {
  const { code, command, message } = raised;
  const text = `${code} ${message}`;
  if (code === 'EPRIVATE') return { step: 'dns', code: 'private' };
  if (/ENOTFOUND|EDNS|EAI_AGAIN|ENODATA/.test(text)) return { step: 'dns', code: 'not_found' };
  if (command.startsWith('MAIL')) return { step: 'sender', code: 'refused' };
  if (command.startsWith('RCPT')) return { step: 'recipient', code: 'refused' };
  if (code === 'EAUTH' || command.startsWith('AUTH')) return { step: 'login', code: 'refused' };
  if (command.startsWith('DATA') || code === 'EMESSAGE') return { step: 'data', code: 'refused' };
  if (command === 'STARTTLS' || code === 'ETLS') {
    return {
      step: 'tls',
      code: certificateCodes.test(message) && !/STARTTLS/.test(message) ? 'certificate' : 'not_offered',
    };
  }
  if (code === 'EPROTOCOL') return { step: 'connect', code: 'turned_away' };
  if (certificateCodes.test(text)) return { step: 'tls', code: 'certificate' };
  if (/ECONNREFUSED/.test(text)) return { step: 'connect', code: 'refused' };
  if (/ETIMEDOUT|Timeout|Greeting never received/i.test(text)) return { step: 'connect', code: 'timeout' };
  return { step: 'connect', code: 'failed' };
}

function readRaised(error: unknown): Raised {
  const field = (name: string) => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
    return value;
  };
  const text = (name: string) => {
    const value = field(name);
    return typeof value === 'string' ? value : '';
  };
  const status = field('responseCode');
  return {
    code: text('code'),
    command: text('command'),
    response: text('response'),
    message: text('message'),
    responseCode: typeof status === 'number' ? status : undefined,
  };
}
