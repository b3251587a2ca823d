import { type RecipientStatus, readDeliveryStatus } from './delivery-status.ts';
import { headerOf, type MailHeaders, readHeaders } from './mail-headers.ts';
import type { MimePart } from './read-mime.ts';

/** What a mail that came in is, by its structure and its headers alone. */
export type InboundReport =
  | Readonly<{ kind: 'bounce' | 'delay'; status: RecipientStatus; original: MailHeaders }>
  | Readonly<{ kind: 'complaint'; feedback: string; fields: MailHeaders; original: MailHeaders }>
  | Readonly<{ kind: 'auto_reply' | 'reply' | 'other' }>;

const reportDepthMax = 3;

/** Only multiparts are looked into: a report that somebody forwards as a file tells of another mail than this one. */
export function reportOf(mail: MimePart): InboundReport {
  const report = findReport(mail, 0);
  if (report === undefined) return { kind: isAutomatic(mail.headers) ? 'auto_reply' : 'reply' };
  const original = originalHeaders(report);
  const status = report.parts.find(({ mediaType }) => deliveryTypes.has(mediaType));
  if (status !== undefined) return readDelivery(readDeliveryStatus(status.body), original);
  const feedback = report.parts.find(({ mediaType }) => mediaType === 'message/feedback-report');
  if (feedback !== undefined) {
    const fields = readHeaders(feedback.body);
    return { kind: 'complaint', feedback: headerOf(fields, 'feedback-type').toLowerCase(), fields, original };
  }
  // A receipt that it was read, or another sort of report.
  return { kind: 'auto_reply' };
}

const deliveryTypes: ReadonlySet<string> = new Set(['message/delivery-status', 'message/global-delivery-status']);
const reportTypes: ReadonlySet<string> = new Set([...deliveryTypes, 'message/feedback-report']);
const originalTypes: ReadonlySet<string> = new Set([
  'message/rfc822',
  'message/global',
  'message/rfc822-headers',
  'message/global-headers',
  'text/rfc822-headers',
]);

function findReport(part: MimePart, depth: number): MimePart | undefined {
  if (depth > reportDepthMax || !part.mediaType.startsWith('multipart/')) return undefined;
  if (part.mediaType === 'multipart/report' || part.parts.some(({ mediaType }) => reportTypes.has(mediaType))) {
    return part;
  }
  for (const inside of part.parts) {
    const found = findReport(inside, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Our own mail as the report quotes it, whole or by its headers. */
function originalHeaders(report: MimePart): MailHeaders {
  const quoted = report.parts.find(({ mediaType }) => originalTypes.has(mediaType));
  return quoted?.parts[0]?.headers ?? readHeaders(quoted?.body.split(/\r?\n\r?\n/, 1)[0] ?? '');
}

/**
 * Our mails have one recipient each. A list behind the address may yet tell of several: if one of them was reached, the
 * mail arrived; otherwise the mildest word counts, so that nobody is struck off for another one's sake.
 */
function readDelivery(recipients: readonly RecipientStatus[], original: MailHeaders): InboundReport {
  if (recipients.some(({ action }) => action === 'delivered')) return { kind: 'other' };
  const delayed = recipients.find(({ action }) => action === 'delayed');
  const failed = recipients.filter(({ action }) => action === 'failed');
  const status = failed.find(({ bounce }) => bounce !== 'hard') ?? failed[0];
  if (status !== undefined && delayed === undefined) return { kind: 'bounce', status, original };
  return delayed === undefined ? { kind: 'other' } : { kind: 'delay', status: delayed, original };
}

/** A machine wrote it (RFC 3834, and the marks of older programs): nobody waits for an answer. */
function isAutomatic(headers: MailHeaders): boolean {
  const submitted = headerOf(headers, 'auto-submitted').toLowerCase();
  if (submitted !== '' && !submitted.startsWith('no')) return true;
  if (automaticNames.some((name) => headers.has(name))) return true;
  if (/^(?:auto_reply|bulk|junk|list)\b/i.test(headerOf(headers, 'precedence'))) return true;
  if (/^(?:bulk|junk|list|auto_reply)$/i.test(headerOf(headers, 'precedence').trim())) return true;
  return headerOf(headers, 'return-path').trim() === '<>';
}

const automaticNames = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply-from',
  'x-auto-response-suppress',
  'x-failed-recipients',
  'x-ms-exchange-inbox-rules-loop',
  'list-id',
  'list-unsubscribe',
] as const;
