import { createHash } from 'node:crypto';
import { reportOf } from '@voldaan/domain/mail/inbound-report';
import { evidenceOf, type MailEvidence } from '@voldaan/domain/mail/mail-evidence';
import { mailFiles } from '@voldaan/domain/mail/mail-files';
import { headerOf } from '@voldaan/domain/mail/mail-headers';
import { decodeWords, mailText, readSender } from '@voldaan/domain/mail/mail-words';
import { readMime } from '@voldaan/domain/mail/read-mime';
import { type SplitReply, splitReply } from '@voldaan/domain/mail/split-reply';
import { readEmail } from '../../contacts/read-email.ts';
import { decodeText } from '../../mail/decode-text.ts';
import { toSingleLine } from '../../mail/escape-html.ts';
import { type SortedFiles, sortFiles } from './sort-files.ts';

/** A mail of a customer, as far as it can be read. Nothing in it is proven but what our own tags prove. */
export type CaseMail = Readonly<{
  messageId: string;
  /** The same mail, by whatever way it came and whoever put lines on top of it. */
  messageKey: Buffer;
  fromName: string;
  /** As it stands in the mail. */
  fromAddress: string;
  /** The same where it is an address that can be written to, else ''. */
  email: string;
  subject: string;
  text: SplitReply;
  files: SortedFiles;
  evidence: MailEvidence;
}>;

export function readCaseMail(raw: Buffer, envelopeTo: string): CaseMail {
  const mail = readMime(raw.toString('latin1'));
  const messageId = headerOf(mail.headers, 'message-id').trim();
  const sender = readSender(headerOf(mail.headers, 'from'), decodeText);
  const read = readEmail(sender.address);
  return {
    messageId,
    messageKey: keyOf(messageId, sender.address, raw),
    fromName: toSingleLine(sender.name, 200),
    fromAddress: toSingleLine(sender.address, 320),
    email: 'fault' in read ? '' : read.address,
    subject: toSingleLine(decodeWords(headerOf(mail.headers, 'subject'), decodeText), 200),
    text: splitReply(shownText(mailText(mail, decodeText))),
    files: sortFiles(mailFiles(mail, decodeText)),
    evidence: evidenceOf(mail.headers, reportOf(mail), envelopeTo),
  };
}

/** A mail without a Message-ID is the same only as itself. */
function keyOf(messageId: string, address: string, raw: Buffer): Buffer {
  const hash = createHash('sha256');
  if (messageId === '') return hash.update(raw).digest();
  return hash.update(messageId, 'latin1').update('\0').update(address.toLowerCase(), 'latin1').digest();
}

/** Without what cannot be seen: control characters, and those that turn the order of letters round. */
function shownText(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '').toWellFormed();
}
