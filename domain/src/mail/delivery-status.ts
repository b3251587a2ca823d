import { type BounceKind, bounceKindOf, tellingStatus } from './bounce-kind.ts';
import { headerOf, type MailHeaders, readHeaders } from './mail-headers.ts';

/** What a report says of one recipient (RFC 3464, 2.3). */
export type RecipientStatus = Readonly<{
  action: 'failed' | 'delayed' | 'delivered';
  status: string;
  diagnostic: string;
  recipient: string;
  /** Of a failure. */
  bounce?: BounceKind;
}>;

const recipientsMax = 50;

/** Reads message/delivery-status: a group of fields about the mail, then one for each recipient. */
export function readDeliveryStatus(body: string): readonly RecipientStatus[] {
  const groups = body.split(/\r?\n[ \t]*\r?\n/, recipientsMax + 2).map(readHeaders);
  return groups.flatMap((group) => readRecipient(group) ?? []);
}

function readRecipient(group: MailHeaders): RecipientStatus | undefined {
  const action = readAction(headerOf(group, 'action'));
  if (action === undefined) return undefined;
  const diagnostic = headerOf(group, 'diagnostic-code');
  const given = headerOf(group, 'status');
  const bounce = action === 'failed' ? (bounceKindOf(given, diagnostic) ?? 'soft') : undefined;
  return {
    action,
    status: tellingStatus(given, diagnostic),
    diagnostic: diagnostic.slice(0, 1000),
    recipient: readTyped(headerOf(group, 'final-recipient') || headerOf(group, 'original-recipient')).slice(0, 320),
    ...(bounce && { bounce }),
  };
}

function readAction(text: string): RecipientStatus['action'] | undefined {
  const [word = ''] = text.toLowerCase().split(/[\s(;]/);
  if (word === 'failed' || word === 'delayed' || word === 'delivered') return word;
  // Passed on or spread over a list: it arrived somewhere, and nothing is wrong with it.
  return word === 'relayed' || word === 'expanded' ? 'delivered' : undefined;
}

/** `rfc822; kari@example.net` */
function readTyped(text: string): string {
  return text.slice(text.indexOf(';') + 1).trim();
}
