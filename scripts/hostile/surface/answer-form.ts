import { setTimeout as sleep } from 'node:timers/promises';
import { dwellLeastMs } from '../../../domain/src/responses/classify-vote.ts';
import type { CorpusLine } from '../corpus-line.ts';
import type { Reply } from '../exchange.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { compareAnswers } from './compare-answers.ts';
import { countResponses, newestResponse, readAnswers } from './stored-answers.ts';

const readingMs = dwellLeastMs + 200;

/**
 * The same answers by the page's plain form, where a rule must hold as much as on the API. A form knows texts only, so
 * what is wrong in its type alone cannot be sent there; undefined then, and while there is no page.
 */
export async function sendForm(
  world: World,
  line: CorpusLine,
  answers: Readonly<Record<string, unknown>>,
): Promise<Sighting | undefined> {
  const { survey, anyone } = world;
  const values = Object.entries(answers);
  const fits = values.every(([name, value]) => fitsForm(survey.questions.get(name), value));
  if (!fits || values.length === 0) return undefined;
  // Each line is somebody else: what this device began before is not gone on with.
  const page = await anyone.get(`/s/${survey.token}?anew`);
  const fields = hiddenFields(page);
  if (page.status !== 200 || fields.length === 0) return undefined;
  const before = await countResponses(world);
  // Sent at once it would be a machine's, and asked for once more: a person reads the page first.
  await sleep(readingMs);
  const body = new URLSearchParams([
    ...fields,
    ...restOfForm(answers, survey.questions),
    ...values.map(([name, value]): [string, string] => [name, String(value)]),
  ]);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await anyone.send({ method: 'POST', path: `/s/${survey.token}`, headers, body: body.toString() });
  const place = 'the form of /s/:token';
  const after = await countResponses(world);
  if (line.expect === 'reject') {
    // A page that asks again is a form's way to refuse: what counts is that nothing was stored.
    const isStored = before !== undefined && after !== before;
    const status = reply.status < 400 && !isStored ? (line.http[0] ?? 422) : reply.status;
    return { place, status, hasChanged: isStored };
  }
  if (before === undefined || after === before)
    return { place, status: reply.status, kept: before === undefined ? 'same' : 'absent' };
  const stored = await readAnswers(world, await newestResponse(world));
  return {
    place,
    status: reply.status,
    ...(stored === undefined ? {} : compareAnswers(world, asForm(answers), stored)),
  };
}

/** What a browser sends of the rest of the page: a mark for every rating, and an empty text for every field of words. */
export function restOfForm(answers: object, questions: ReadonlyMap<string, string>): readonly [string, string][] {
  return [...questions].flatMap(([id, kind]): readonly [string, string][] => {
    if (Object.hasOwn(answers, id)) return [];
    if (kind === 'rating') return [[id, '4']];
    return kind === 'open' ? [[id, '']] : [];
  });
}

/** The first page has ratings and open questions; a name that is none of the survey's is sent as it is. */
function fitsForm(kind: string | undefined, value: unknown): boolean {
  if (kind === 'rating') return typeof value === 'number';
  return (kind === 'open' || kind === undefined) && typeof value === 'string';
}

/** The fields that the page fills in by itself. */
export function hiddenFields({ text }: Pick<Reply, 'text'>): readonly [string, string][] {
  const inputs = text.match(/<input\b[^>]*>/g) ?? [];
  return inputs
    .filter((input) => /\btype="?hidden/.test(input))
    .map((input) => [attribute(input, 'name'), attribute(input, 'value')]);
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\b${name}=(?:"([^"]*)"|([^\\s>]+))`).exec(tag);
  const text = found?.[1] ?? found?.[2] ?? '';
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A form sends line ends as CR LF and stores them as LF. */
function asForm(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const lines = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value);
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, lines(value)]));
}
