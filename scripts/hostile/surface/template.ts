import { textAt } from '../company.ts';
import { isRecord, stringsIn } from '../corpus-line.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { isShownAsText } from './compare-text.ts';
import { changeDraft, previewDraft, publishDraft } from './draft.ts';
import { type LetterTexts, letterOf, sendLetter } from './letter.ts';
import { type Surface, unknown } from './surface.ts';
import { textFields } from './text-field.ts';

/** Texts of a letter and of a survey are all the templates there are: plain text with three fields in braces. */
export const templateSurface: Surface = async (world, line, input) => {
  const text = typeof input === 'string' ? input : templateIn(input);
  if (text === undefined) return unknown('a template given otherwise than as text');
  if (/[{}]/.test(text)) {
    if (line.expect === 'reject') return tryRefusal(world, text);
    if (line.expect === 'flag') return tryAdvice(world, text);
    return line.expect === 'neutralise'
      ? tryField(world, text)
      : unknown('a template that is neither refused nor taken');
  }
  if (line.expect === 'reject') return unknown('a template language other than braces');
  return line.expect === 'flag' ? unknown('markup that is warned about') : tryWords(world, text);
};

/** Markup is words like any other: taken as it is, and shown as text. */
async function tryWords(world: World, text: string): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = [];
  for (const { name, send } of textFields.filter((field) => /letter|slip|question/.test(field.name))) {
    const seen = await send(world, text);
    if (seen !== undefined) sightings.push({ place: name, ...seen });
  }
  return sightings;
}

function templateIn(input: unknown): string | undefined {
  if (!isRecord(input)) return undefined;
  const { template, html, text, body, subject } = input;
  return stringsIn([template, html, text, body, subject])[0];
}

/** A field about the customer in markup: both are text on the page, and no address is made of either. */
async function tryField(world: World, text: string): Promise<readonly Sighting[]> {
  const [template = '', value = ''] = text.split(/ with \w+=/);
  const ours = withOurFields(template, value);
  // A text may name only what the company keeps of its customers.
  for (const [, key = ''] of ours.matchAll(/\{contact\.(\w+)/g))
    await world.ours.owner.post('/v1/contact-attributes', { name: key, kind: 'text' });
  const words = { nl: ours, nb: ours, en: ours };
  const saved = await changeDraft(world, (draft) => ({ ...draft, slip: { title: words, detail: words } }));
  const reply = saved.status === 200 ? await publishDraft(world) : saved;
  const page = await previewDraft(world);
  await changeDraft(world, (draft) => draft);
  await publishDraft(world);
  const isLink = /<a\s[^>]*href="?javascript/i.test(page.text);
  const filled = ours.replace(/\{contact\.\w+\|([^}]*)\}/g, '$1');
  return [
    {
      place: 'the slip of a survey',
      status: reply.status,
      hasEffect: isLink,
      isEscaped: isShownAsText(page.text, filled),
    },
  ];
}

/** A field about the customer where it goes further than the mail: what is said of the draft must speak of it. */
async function tryAdvice(world: World, text: string): Promise<readonly Sighting[]> {
  const ours = withOurFields(text, '');
  const words = { nl: ours, nb: ours, en: ours };
  const saved = await changeDraft(world, (draft) => ({ ...draft, slip: { title: words, detail: words } }));
  const said = await world.ours.owner.get(`/v1/surveys/${world.survey.id}/findings`);
  await changeDraft(world, (draft) => draft);
  return [
    { place: 'the slip of a survey', status: saved.status, isFlagged: said.text.includes('"code":"personal_link"') },
  ];
}

/** `{{customer.email}}` as a field of ours with what stands there when nothing is known. */
function withOurFields(template: string, value: string): string {
  const fallback = value === '' ? '' : `|${value}`;
  return template.replace(/\{\{\s*[\w.]*?(\w+)\s*\}\}/g, (_, name: string) => `{contact.${name}${fallback}}`);
}

/** Every text that has merge fields: of a letter when it is sent, of a survey when it is published. */
async function tryRefusal(world: World, text: string): Promise<readonly Sighting[]> {
  const sightings: Sighting[] = [];
  const parts: readonly LetterTexts[] = [{ subject: text }, { intro: text }, { signature: text }];
  for (const part of parts) {
    const { status } = await sendLetter(world, letterOf(part));
    if (status !== 404) sightings.push({ place: `the ${Object.keys(part).join('')} of a letter`, status });
  }
  const words = { nl: text, nb: text, en: text };
  const changes: readonly (readonly [string, object])[] = [
    ['the slip', { slip: { title: words, detail: words } }],
    ['the thanks', { thanks: { heading: words, text: words } }],
    ['the moment', { moment: words }],
  ];
  for (const [place, change] of changes) {
    const saved = await changeDraft(world, (draft) => ({ ...draft, ...change }));
    // A draft may hold half a word; what goes to customers may not.
    const reply = saved.status === 200 ? await publishDraft(world) : saved;
    const code = textAt(reply.json, 'code');
    sightings.push({
      place: `${place} of a survey`,
      status: reply.status,
      faults: code === '' ? ['gives no code'] : [],
    });
  }
  await changeDraft(world, (draft) => draft);
  return sightings;
}
