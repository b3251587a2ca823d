import { randomUUID } from 'node:crypto';
import { textAt, valueAt } from '../company.ts';
import type { Reply } from '../exchange.ts';
import type { World } from '../world.ts';

export type LetterTexts = Readonly<{
  subject?: string;
  intro?: string;
  signature?: string;
  sender_name?: string;
  reply_to?: string;
}>;

/** A letter that can be sent, but for what is put into it. */
export function letterOf(texts: LetterTexts) {
  const { subject = 'Hoe was uw bezoek?', intro = 'Wij horen graag van u.', signature = 'Anna' } = texts;
  const { sender_name: senderName = 'Anna de Vries', reply_to: replyTo = '' } = texts;
  const all = (text: string) => ({ nl: text, nb: text, en: text });
  const blocks = [
    { kind: 'text', text: all(intro) },
    { kind: 'question' },
    { kind: 'signature', text: all(signature) },
  ] as const;
  return { subject: all(subject), preheader: {}, blocks, tone: 'formal', senderName, replyTo } as const;
}

export type SentLetter = Readonly<{
  status: number;
  letter: unknown;
  waveId: string;
  html: string | undefined;
  email: string;
}>;

/** Sends a letter to one contact of its own, as a wave of our survey. A status of 404 says that there are no waves yet. */
export async function sendLetter(
  world: World,
  letter: ReturnType<typeof letterOf>,
  contactName = 'Jan Jansen',
): Promise<SentLetter> {
  const { owner } = world.ours;
  // At servers of its own: what they say of one mail holds for all to them.
  const email = `brief@klant-${randomUUID()}.example`;
  await owner.post('/v1/contacts', { email, name: contactName });
  const contact = await owner.get(`/v1/contacts?search=${encodeURIComponent(email)}`);
  const who = { contacts: [textAt(contact.json, 'data', '0', 'id')] };
  const reply = await owner.send({
    method: 'POST',
    path: `/v1/surveys/${world.survey.id}/waves`,
    headers: { 'idempotency-key': randomUUID() },
    json: { letter, who },
  });
  return { status: reply.status, letter: letterIn(reply), waveId: textAt(reply.json, 'id'), html: undefined, email };
}

/** The letter as staff see it before it goes out: nothing is sent. Falls to 404 while there is no such preview. */
export async function previewLetter(world: World, letter: ReturnType<typeof letterOf>): Promise<SentLetter> {
  const sent = await sendLetter(world, letter);
  if (sent.status >= 400) return sent;
  await world.ours.owner.post(`/v1/waves/${sent.waveId}/cancellations`);
  const page = await world.ours.owner.send({
    method: 'POST',
    path: `/v1/surveys/${world.survey.id}/letter-preview`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ language: 'nl', part: 'html', letter: JSON.stringify(letter) }).toString(),
  });
  return { ...sent, html: page.status === 200 ? page.text : undefined };
}

function letterIn(reply: Reply): unknown {
  return reply.status < 300 ? valueAt(reply.json, 'letter') : undefined;
}
