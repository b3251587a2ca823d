import { randomUUID } from 'node:crypto';
import { listAt, textAt, valueAt } from '../company.ts';
import { isRecord } from '../corpus-line.ts';
import type { Reply } from '../exchange.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { compareText, isShownAsText } from './compare-text.ts';
import { runImport } from './contact-file.ts';
import { changeDraft, previewDraft } from './draft.ts';
import { letterOf, previewLetter } from './letter.ts';
import { readAnswers } from './stored-answers.ts';

type Seen = Omit<Sighting, 'place'>;

/** A place where somebody can type a text, and where it is read again. Undefined when the place does not exist yet. */
export type TextField = Readonly<{
  name: string;
  graphemesMax: number;
  send: (world: World, text: string) => Promise<Seen | undefined>;
}>;

export const textFields: readonly TextField[] = [
  { name: 'an answer', graphemesMax: 10_000, send: sendAnswer },
  { name: 'the name of a contact', graphemesMax: 200, send: sendContactName },
  { name: 'a name in an imported file', graphemesMax: 200, send: sendImportedName },
  { name: 'the name of a survey', graphemesMax: 200, send: (world, text) => sendDraftText(world, text, 'name') },
  { name: 'the slip of a survey', graphemesMax: 500, send: (world, text) => sendDraftText(world, text, 'slip') },
  { name: 'a question', graphemesMax: 500, send: (world, text) => sendDraftText(world, text, 'question') },
  { name: 'the name of the company', graphemesMax: 200, send: sendCompanyName },
  { name: 'the foot of the mails', graphemesMax: 300, send: sendPostalLine },
  { name: 'one’s own name', graphemesMax: 200, send: sendStaffName },
  { name: 'the name of a file', graphemesMax: 100, send: sendFileName },
  { name: 'the subject of a letter', graphemesMax: 200, send: (world, text) => sendLetterText(world, text, 'subject') },
  { name: 'the words of a letter', graphemesMax: 2000, send: (world, text) => sendLetterText(world, text, 'intro') },
];

async function sendAnswer(world: World, text: string): Promise<Seen> {
  const json = { submission: randomUUID(), answers: { q1: text }, final: true };
  const reply = await world.anyone.send({ method: 'POST', path: `/s/${world.survey.token}/answers`, json });
  if (reply.status !== 201) return { status: reply.status };
  const stored = await readAnswers(world, textAt(reply.json, 'id'));
  if (stored === undefined) return { status: reply.status };
  const answer = stored.get('q1');
  return { status: reply.status, kept: answer === text ? 'same' : 'other' };
}

async function sendContactName(world: World, text: string): Promise<Seen> {
  const email = `naam-${randomUUID()}@klant.example`;
  const reply = await world.ours.owner.post('/v1/contacts', { email, name: text });
  return { status: reply.status, ...(reply.status === 201 ? { kept: await contactNameIs(world, email, text) } : {}) };
}

export async function contactNameIs(world: World, email: string, text: string): Promise<NonNullable<Sighting['kept']>> {
  const list = await world.ours.owner.get(`/v1/contacts?search=${encodeURIComponent(email)}`);
  const found = listAt(list.json, 'data').find((contact) => textAt(contact, 'email') === email);
  return compareText(text, found === undefined ? undefined : textAt(found, 'name'));
}

async function sendImportedName(world: World, text: string): Promise<Seen> {
  const email = `bestand-${randomUUID()}@klant.example`;
  const file = `email,name\r\n${email},"${text.replaceAll('"', '""')}"\r\n`;
  const run = await runImport(world, { bytes: Buffer.from(file), fileName: 'namen.csv' });
  if (run.status >= 400) return { status: run.status };
  if (run.refused > 0) return { status: 422 };
  return { status: 201, kept: await contactNameIs(world, email, text) };
}

async function sendDraftText(world: World, text: string, part: 'name' | 'slip' | 'question'): Promise<Seen> {
  const words = { nl: text, nb: text, en: text };
  const reply = await changeDraft(world, (draft) => withText(draft, words, part));
  if (reply.status !== 200) return { status: reply.status };
  const survey = await world.ours.owner.get(`/v1/surveys/${world.survey.id}`);
  const draft = valueAt(survey.json, 'draft');
  const [page, list] = [await previewDraft(world), await world.ours.owner.get('/v1/surveys')];
  const found = {
    name: textAt(draft, 'name'),
    slip: textAt(draft, 'slip', 'title', 'nl'),
    question: textAt(draft, 'nodes', '0', 'nodes', '0', 'text', 'nl'),
  }[part];
  const isListed = part !== 'name' || listAt(list.json, 'data').some((row) => textAt(row, 'name') === text.trim());
  return {
    status: reply.status,
    kept: compareText(text, found),
    isEscaped: isShownAsText(page.text, text),
    faults: isListed ? [] : ['the list shows another name'],
  };
}

function withText(draft: Readonly<Record<string, unknown>>, words: object, part: 'name' | 'slip' | 'question') {
  if (part === 'name') return { ...draft, name: valueAt(words, 'nl') };
  if (part === 'slip') return { ...draft, slip: { title: words, detail: words } };
  const [page, ...pages] = listAt(draft, 'nodes');
  const [opening, ...questions] = listAt(page, 'nodes');
  if (!isRecord(page) || !isRecord(opening)) throw new Error('the draft has no question');
  return { ...draft, nodes: [{ ...page, nodes: [{ ...opening, text: words }, ...questions] }, ...pages] };
}

async function sendCompanyName({ ours }: World, text: string): Promise<Seen> {
  const reply = await changeCompany(ours.owner, { name: text });
  await changeCompany(ours.owner, { name: ours.mark });
  return { status: reply.status, ...keptIn(reply, text, ['workspace', 'name']) };
}

async function sendPostalLine({ ours }: World, text: string): Promise<Seen> {
  const reply = await changeCompany(ours.owner, { postal_line: text });
  await changeCompany(ours.owner, { postal_line: '' });
  return { status: reply.status, ...keptIn(reply, text, ['workspace', 'postal_line']) };
}

function changeCompany(owner: World['ours']['owner'], json: object): Promise<Reply> {
  return owner.send({ method: 'PATCH', path: '/v1/workspace', json });
}

async function sendStaffName({ ours }: World, text: string): Promise<Seen> {
  const rename = (name: string) => ours.owner.send({ method: 'PATCH', path: '/v1/me', json: { name } });
  const reply = await rename(text);
  const list = await ours.owner.get('/v1/staff');
  await rename(`${ours.mark} eigenaar`);
  const isListed = reply.status !== 200 || listAt(list.json, 'data').some((row) => textAt(row, 'name') === text.trim());
  return {
    status: reply.status,
    ...keptIn(reply, text, ['staff', 'name']),
    faults: isListed ? [] : ['the list shows another name'],
  };
}

/** A file's name travels encoded, and is never a path: what a path is made of becomes a blank. */
async function sendFileName(world: World, text: string): Promise<Seen | undefined> {
  if (!text.isWellFormed() || /[\p{Cc}/\\]/u.test(text)) return undefined;
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(text) };
  const body = 'email\njan@klant.example\n';
  const reply = await world.ours.owner.send({ method: 'POST', path: '/v1/contact-imports', headers, body });
  return { status: reply.status, ...keptIn(reply, text, ['file_name']) };
}

async function sendLetterText(world: World, text: string, part: 'subject' | 'intro'): Promise<Seen | undefined> {
  // In a letter a brace begins a field, and one that does not exist is refused: that is tried as a template.
  if (/[{}]/.test(text)) return undefined;
  const { status, letter, html } = await previewLetter(world, letterOf({ [part]: text }));
  if (status === 404) return undefined;
  return {
    status,
    ...(letter === undefined
      ? {}
      : {
          kept: compareText(
            text,
            part === 'subject' ? textAt(letter, part, 'nl') : textAt(letter, 'blocks', '0', 'text', 'nl'),
          ),
        }),
    ...(html === undefined ? {} : { isEscaped: isShownAsText(html, text) }),
  };
}

function keptIn(reply: Reply, text: string, path: readonly string[]): Pick<Seen, 'kept'> {
  return reply.status >= 300 ? {} : { kept: compareText(text, textAt(reply.json, ...path)) };
}
