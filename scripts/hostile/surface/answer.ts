import { randomUUID } from 'node:crypto';
import { textAt } from '../company.ts';
import { type CorpusLine, isRecord } from '../corpus-line.ts';
import type { Message, Reply } from '../exchange.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { sendForm } from './answer-form.ts';
import { tryAnswerSequence } from './answer-sequence.ts';
import { compareAnswers } from './compare-answers.ts';
import { countResponses, readAnswers } from './stored-answers.ts';
import { type Surface, type Trial, unknown } from './surface.ts';

/** Question names of kinds that the product does not ask yet: nothing to send such an answer to. */
const noSuchKind = /^(matrix|grid|checkbox|file|upload|slider|image|signature|location|nested)/i;

/** Answers to a published survey: the input is the object of answers, or the body itself. */
export const answerSurface: Surface = async (world, line, input) => {
  if (!isRecord(input)) return tryBody(world, line, { answers: input });
  if (Array.isArray(input['$seq'])) return tryAnswerSequence(world, input['$seq'].map(String).join('; '));
  if ('$raw' in input || '$bytes' in input) return tryBody(world, line, input);
  if ('$headers' in input) {
    const { $headers, ...answers } = input;
    return tryBody(world, line, { $headers, $raw: JSON.stringify(answers) });
  }
  if (Object.keys(input).some((name) => singleUse.test(name))) return trySingleUse(world, input);
  const missing = missingSurface(world, line, input);
  return missing === undefined ? tryAnswers(world, line, input) : unknown(missing);
};

/** What a refusal would have to come from, when the product does not have it: a question kind, a sort of survey. */
function missingSurface(
  { survey }: World,
  line: CorpusLine,
  answers: Readonly<Record<string, unknown>>,
): string | undefined {
  const strange = Object.keys(answers).filter((name) => !survey.questions.has(name));
  const kind = strange.find((name) => noSuchKind.test(name));
  if (kind !== undefined) return `a question of the kind "${kind}"`;
  const isKnownRefusal = Object.keys(answers).some((name) => survey.questions.has(name));
  if (line.expect !== 'reject') return undefined;
  return strange.length > 0 && !isKnownRefusal ? `an answer called "${strange[0]}"` : undefined;
}

/** By the names that other products have for it. */
const singleUse = /single.?use/i;

/** To a survey that takes one answer of each person: by the public link nobody is anybody. */
async function trySingleUse(world: World, input: Readonly<Record<string, unknown>>): Promise<readonly Sighting[]> {
  const path = `/s/${world.singleUse.token}/answers`;
  const bodies = [input, { submission: randomUUID(), answers: { ...input, nps: 7 }, final: true }];
  const before = await countResponses(world);
  const sightings: Sighting[] = [];
  for (const json of bodies) {
    const { status } = await world.anyone.send({ method: 'POST', path, json });
    sightings.push({ place: 'POST /s/:token/answers', status, hasChanged: (await countResponses(world)) !== before });
  }
  return sightings;
}

async function tryAnswers(
  world: World,
  line: CorpusLine,
  answers: Readonly<Record<string, unknown>>,
): Promise<readonly Sighting[]> {
  // Something that is right stands beside what is not, so that "the rest is kept" can be seen.
  const isLegal = Object.keys(answers).some((name) => world.survey.questions.has(name));
  const given = isLegal ? answers : { ...answers, nps: 7 };
  const body = { submission: randomUUID(), answers: given, final: true };
  const path = `/s/${world.survey.token}/answers`;
  const before = await countResponses(world);
  const reply = await world.anyone.send({ method: 'POST', path, json: body });
  const sightings: Sighting[] = [{ place: 'POST /s/:token/answers', ...(await look(world, { reply, given, before })) }];
  const byForm = await sendForm(world, line, given);
  if (byForm !== undefined) sightings.push(byForm);
  return sightings;
}

type Look = Readonly<{ reply: Reply; given: Readonly<Record<string, unknown>>; before: number | undefined }>;

/** Fetches what was stored, and compares it with what was sent. */
async function look(world: World, { reply, given, before }: Look): Promise<Omit<Sighting, 'place'>> {
  if (reply.status !== 201) {
    const after = await countResponses(world);
    return { status: reply.status, hasChanged: before !== undefined && after !== before };
  }
  const stored = await readAnswers(world, textAt(reply.json, 'id'));
  if (stored === undefined) return { status: reply.status };
  return { status: reply.status, ...compareAnswers(world, given, stored) };
}

/** A body sent as it is, and once more where the product's own body has its answers. */
async function tryBody(world: World, line: CorpusLine, input: Readonly<Record<string, unknown>>): Promise<Trial> {
  const literal = bytesOf(input);
  const headers = { 'content-type': 'application/json', ...headersOf(input['$headers']) };
  const path = `/s/${world.survey.token}/answers`;
  const isEncoded = Object.keys(headers).some((name) => /^(content|transfer)-encoding$/i.test(name));
  const before = await countResponses(world);
  const send = async (place: string, body: Buffer): Promise<Sighting> => {
    const message: Message = { method: 'POST', path, headers, body };
    const reply = await world.anyone.send(message);
    const after = line.expect === 'reject' ? await countResponses(world) : undefined;
    return { place, status: reply.status, hasChanged: after !== undefined && after !== before };
  };
  const [start = '', end = ''] = JSON.stringify({ submission: randomUUID(), final: true, answers: '@' }).split('"@"');
  const wrapped = Buffer.concat([Buffer.from(start), literal, Buffer.from(end)]);
  if (isEncoded) return [await send('the body itself', literal)];
  const sightings = [await send('the body as answers', wrapped)];
  if (line.expect === 'reject') {
    const bare = await send('the body itself', literal);
    // Without the product's own fields it is refused for more reasons than the line's: any refusal will do.
    sightings.push(
      bare.status >= 400 && bare.status < 500 ? { ...bare, status: sightings[0]?.status ?? bare.status } : bare,
    );
  }
  return sightings;
}

export function bytesOf(input: Readonly<Record<string, unknown>>): Buffer {
  const { $raw, $bytes, answers } = input;
  if (Buffer.isBuffer($bytes)) return $bytes;
  if (Array.isArray($bytes)) return Buffer.from($bytes.map(Number));
  if (typeof $bytes === 'string') return Buffer.from($bytes, /^(?:[0-9a-f]{2}\s*)+$/i.test($bytes) ? 'hex' : 'base64');
  if (Buffer.isBuffer($raw)) return $raw;
  if (typeof $raw === 'string') return Buffer.from($raw);
  return Buffer.from(JSON.stringify($raw ?? answers ?? null));
}

export function headersOf(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]));
}
