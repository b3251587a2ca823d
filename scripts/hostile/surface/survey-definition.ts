import { listAt, textAt, valueAt } from '../company.ts';
import { type CorpusLine, isRecord } from '../corpus-line.ts';
import type { Reply } from '../exchange.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { bytesOf } from './answer.ts';
import { changeDraft, publishDraft, readDraft, saveDraft } from './draft.ts';
import { type Surface, type Trial, unknown } from './surface.ts';
import { tryImport } from './survey-import.ts';
import { tryText } from './text.ts';
import { translateDefinition } from './translate-definition.ts';

/**
 * A survey's definition: as it is to the place that makes surveys, where it is no body of ours, and put into our own
 * words as a draft, where what is wrong with it is the only thing that is wrong.
 */
export const surveyDefinitionSurface: Surface = async (world, line, input) => {
  if (!isRecord(input))
    return tryRefusal(world, line, { literal: JSON.stringify(input), draft: JSON.stringify(input) });
  if ('$raw' in input || '$bytes' in input) return tryRaw(world, line, bytesOf(input).toString('utf8'));
  const literal = JSON.stringify(input);
  if (line.expect === 'reject') {
    return tryRefusal(world, line, { literal, draft: translateDefinition(world.survey.definition, input) });
  }
  return tryTaking(world, line, input);
};

/** Broken or treacherous JSON, as the body and as the draft inside it. */
async function tryRaw(world: World, line: CorpusLine, literal: string): Promise<Trial> {
  return tryRefusal(world, line, { literal, draft: translateRaw(world, literal) });
}

function translateRaw({ survey }: World, literal: string): string {
  const rest = /^\s*\{([\s\S]*)\}\s*$/.exec(literal)?.[1];
  if (rest === undefined) return literal;
  // The corpus's own words for title and pages give way to a survey that would be right without the rest.
  const others = rest.replace(/^\s*"title":"[^"]*",?/, '').replace(/^\s*"pages":\[\],?/, '');
  const ours = JSON.stringify(survey.definition).slice(1, -1);
  return `{${[ours, others].filter((part) => part.trim() !== '').join(',')}}`;
}

type Refused = Readonly<{ literal: string; draft: string }>;

async function tryRefusal(world: World, line: CorpusLine, { literal, draft }: Refused): Promise<Trial> {
  const { owner } = world.ours;
  const countBefore = await countSurveys(world);
  const headers = { 'content-type': 'application/json' };
  const made = await owner.send({ method: 'POST', path: '/v1/surveys', headers, body: literal });
  const before = JSON.stringify(await readDraft(world));
  const saved = await saveDraft(world, `{"draft":${draft}}`);
  // A draft may still be wrong in what it leads to: that is asked when it goes to customers.
  if (saved.status === 200) return [await tryPublishing(world)];
  const hasChanged = JSON.stringify(await readDraft(world)) !== before;
  if (isStrange(saved) && !statusFits(line, saved)) {
    return unknown(`in a survey: ${partAt(saved, draft)}`);
  }
  return [
    { place: 'POST /v1/surveys', ...refusalOf(line, made), hasChanged: (await countSurveys(world)) !== countBefore },
    { place: 'PUT /v1/surveys/:id/draft', status: saved.status, hasChanged },
  ];
}

async function tryPublishing(world: World): Promise<Sighting> {
  const reply = await publishDraft(world);
  await changeDraft(world, (draft) => draft);
  const code = textAt(reply.json, 'code');
  const faults = reply.status >= 400 && code === '' ? ['gives no code'] : [];
  return { place: 'POST /v1/surveys/:id/versions', status: reply.status, faults };
}

/** The body as it is has none of our fields: any refusal is right, whatever status the line names for its own fault. */
function refusalOf({ http }: CorpusLine, { status }: Reply): Pick<Sighting, 'status'> {
  return { status: status >= 400 && status < 500 ? (http[0] ?? status) : status };
}

async function countSurveys({ ours }: World): Promise<number> {
  return listAt((await ours.owner.get('/v1/surveys')).json, 'data').length;
}

/** Refused because the product has no such field or node at all, and not for what is in it. */
function isStrange(reply: Reply): boolean {
  return ['unknown_key', 'unknown_value', 'kind_unknown'].includes(textAt(reply.json, 'code'));
}

function statusFits({ http }: CorpusLine, { status }: Reply): boolean {
  return http.length === 0 || http.includes(status);
}

/** The name of the part that does not exist here, and what it was to be. */
function partAt(reply: Reply, draft: string): string {
  const path = textAt(reply.json, 'errors', '0', 'pointer').split('/').slice(1);
  return `${path.at(-1) ?? ''} ${JSON.stringify(valueAt(jsonOf(draft), ...path))}`.slice(0, 80);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is to be taken: its title in all our fields for text; what we have no part for, as a file of another product. */
async function tryTaking(world: World, line: CorpusLine, input: Readonly<Record<string, unknown>>): Promise<Trial> {
  const draft = translateDefinition(world.survey.definition, input);
  const saved = await saveDraft(world, `{"draft":${draft}}`);
  if (isStrange(saved)) return tryImport(world, input);
  const { title } = input;
  const sightings: Sighting[] = [{ place: 'PUT /v1/surveys/:id/draft', status: saved.status }];
  if (typeof title === 'string' && title.length > 1) sightings.push(...(await tryText(world, line, title)));
  return sightings;
}
