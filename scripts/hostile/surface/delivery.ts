import { setTimeout as wait } from 'node:timers/promises';
import type { ReceivedMail } from '../../../e2e/mail-server.ts';
import { stringsIn } from '../corpus-line.ts';
import type { World } from '../world.ts';
import { letterOf, sendLetter } from './letter.ts';
import { mailSetting } from './mail-setting.ts';
import { type Trial, unknown } from './surface.ts';

/** Headers that a mail of ours has; one more of these, or one of another name, came in by the text. */
const ownHeaders =
  /^(from|to|reply-to|subject|date|message-id|mime-version|content-type|content-transfer-encoding|list-unsubscribe|list-unsubscribe-post|list-id|feedback-id|auto-submitted|precedence|return-path|dkim-signature|x-auto-response-suppress)$/;

/**
 * Sends a real mail to a customer whose own details are hostile, and looks at what the mail server got. The corpus's
 * fields of a customer are our {person} and the name in the greeting.
 */
export async function tryDelivery(
  world: World,
  { subject, customer }: Readonly<{ subject: string; customer: Readonly<Record<string, unknown>> }>,
): Promise<Trial> {
  const { owner } = world.ours;
  const settings = await owner.send({ method: 'PUT', path: '/v1/mail-settings', json: mailSetting(world, {}) });
  if (settings.status === 404) return unknown('mail through a mail server');
  try {
    const letter = letterOf({ subject: subject.replaceAll(/\{\{[^{}]*\}\}/g, '{person}') });
    const sent = await sendLetter(world, letter, stringsIn(customer).join(' '));
    if (sent.status === 404) return unknown('letters');
    if (sent.status >= 300) return [{ place: 'a letter', status: sent.status }];
    const mail = await firstMailTo(world, sent.email);
    if (mail === undefined) return [{ place: 'a letter', status: sent.status, faults: ['no mail came within 20 s'] }];
    return [{ place: 'a mail', status: sent.status, faults: faultsOfMail(mail, sent.email) }];
  } finally {
    await owner.send({ method: 'DELETE', path: '/v1/mail-settings' });
  }
}

export async function firstMailTo({ mail }: World, email: string): Promise<ReceivedMail | undefined> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = mail.received().find(({ to }) => to.includes(email));
    if (found !== undefined) return found;
    await wait(100);
  }
  return undefined;
}

function faultsOfMail({ to, source }: ReceivedMail, email: string): readonly string[] {
  const [head = ''] = source.split(/\r?\n\r?\n/, 1);
  const names = [...head.matchAll(/^([!-9;-~]+):/gm)].map(([, name = '']) => name.toLowerCase());
  const strange = names.filter((name, index) => !ownHeaders.test(name) || names.indexOf(name) !== index);
  return [
    ...(to.length === 1 && to[0] === email ? [] : [`went to ${to.length} addresses`]),
    ...strange.map((name) => `has a header "${name}" that nobody put there`),
  ];
}
