import type { InboundReport } from './inbound-report.ts';
import { headerOf, type MailHeaders } from './mail-headers.ts';

/** Where a mail that came in may name one of ours: only what we can prove to have written ourselves counts. */
export type MailEvidence = Readonly<{
  /** Addresses that may be a return path of ours. */
  addresses: readonly string[];
  /** Message-IDs, without their brackets, that may be of ours. */
  messageIds: readonly string[];
}>;

/** Where it was delivered to comes first: a list of ten thousand others must not push it out of what is read. */
const recipientNames = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'original-recipient',
  'to',
  'cc',
];
const foundMax = 50;
const textLengthMax = 50_000;

export function evidenceOf(headers: MailHeaders, report: InboundReport, envelopeTo = ''): MailEvidence {
  const original = 'original' in report ? report.original : new Map<string, readonly string[]>();
  const mailFrom = report.kind === 'complaint' ? headerOf(report.fields, 'original-mail-from') : '';
  const returned = [envelopeTo, ...recipientNames.map((name) => fieldsOf(headers, name)), mailFrom];
  const quoted = ['return-path', 'x-return-path'].map((name) => fieldsOf(original, name));
  const answered = ['in-reply-to', 'references'].map((name) => fieldsOf(headers, name));
  return {
    addresses: found([...returned, ...quoted].join(' ')),
    messageIds: found([fieldsOf(original, 'message-id'), ...answered].join(' ')),
  };
}

function fieldsOf(headers: MailHeaders, name: string): string {
  return (headers.get(name) ?? []).join(' ');
}

/** Everything in a text that looks like an address; a Message-ID looks like one too. */
function found(text: string): readonly string[] {
  const matches = text.slice(0, textLengthMax).matchAll(/[^\s<>,;:"'()]{1,128}@[^\s<>,;:"'()]{1,253}/g);
  return [...new Set([...matches].slice(0, foundMax).map(([match]) => match))];
}
