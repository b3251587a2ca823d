import { checkDraft } from '../../../domain/src/surveys/check-definition.ts';
import { isTrue } from '../../../domain/src/surveys/expression/is-true.ts';
import { fillText } from '../../../domain/src/surveys/fill-text.ts';
import { listAt, textAt } from '../company.ts';
import { type Expectation, isRecord } from '../corpus-line.ts';
import type { Sighting } from '../judge.ts';
import type { World } from '../world.ts';
import { changeDraft, publishDraft } from './draft.ts';
import { type Surface, type Trial, unknown } from './surface.ts';
import { translateCondition } from './translate-definition.ts';

/** Conditions are all the expressions there are: of a page, a question, a branch, a thank-you. */
export const expressionSurface: Surface = async (world, line, input) => {
  if (typeof input !== 'string') return unknown('an expression given otherwise than as text');
  const segment = /^\s*segment:\s*(.*)$/is.exec(input)?.[1];
  if (segment !== undefined) return trySegment(world, segment);
  const isCall = /^[a-z_]+\(/i.test(input);
  if (/^concat\(/i.test(input) && line.expect === 'accept') return [await tryJoined(world, input)];
  if (isCall && line.expect !== 'reject') return unknown('functions in conditions');
  const condition = translateCondition(input);
  if (line.expect === 'reject') return [await tryCondition(world, condition)];
  // What looks at no answer is refused by name, so each stands beside one, and a nothing is an answer.
  const isComparison = /[=<>]/.test(condition);
  const whole = isComparison ? `nps * 0 + ${condition}` : `nps <= ${condition.replaceAll(/\b0\b/g, 'nps')}`;
  const seen = await tryCondition(world, whole, line.expect);
  const scope = { answers: { nps: isComparison ? 7 : 0 }, contact: {}, language: 'nl', channel: 'link' };
  const isWrong = line.expect === 'accept' && !isTrue(whole, scope);
  const faults = [...(seen.faults ?? []), ...(isWrong ? ['is not true'] : [])];
  // A number without end would be more than every answer.
  return [{ ...seen, faults, hasEffect: !isComparison && isTrue(whole, scope) }];
};

/** Conditions join no texts; texts do, by the fields that stand in them one behind the other. */
async function tryJoined(world: World, call: string): Promise<Sighting> {
  const names = [...call.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const joined = names.map((name) => `{contact.${name}|…}`).join('');
  for (const name of new Set(names)) await world.ours.owner.post('/v1/contact-attributes', { name, kind: 'text' });
  const words = { nl: joined, nb: joined, en: joined };
  const saved = await changeDraft(world, (draft) => ({ ...draft, slip: { title: words, detail: words } }));
  const reply = saved.status === 200 ? await publishDraft(world) : saved;
  await changeDraft(world, (draft) => draft);
  await publishDraft(world);
  const contact = Object.fromEntries(names.map((name) => [name, 'x'.repeat(1_000_000)]));
  const { length } = fillText(checkDraft(world.survey.definition), joined, 'nl', { contact });
  return {
    place: 'fields that stand in a text one behind the other',
    status: reply.status,
    faults: length > joinedMost ? [`make a text of ${length} characters`] : [],
  };
}

const joinedMost = 10_000;

/** Segments are told by words and have no id; what a figure is of has one, and another company's is told from none at all. */
async function tryOthersId({ ours, other }: World): Promise<Trial> {
  const theirs = other.ids.get('srv') ?? '';
  const nobodys = `${theirs.slice(0, -8)}${'0'.repeat(8)}`;
  const sightings: Sighting[] = [];
  for (const figure of ['overview', 'trend', 'segments', 'words', 'drivers']) {
    const [seen, unseen] = [
      await ours.owner.get(`/v1/${figure}?survey=${theirs}`),
      await ours.owner.get(`/v1/${figure}?survey=${nobodys}`),
    ];
    const said = [seen, unseen].map(({ json }) => [textAt(json, 'code'), textAt(json, 'detail')].join(': '));
    const isTold = seen.status !== unseen.status || said[0] !== said[1];
    const faults = isTold ? [`another’s id is told from one that nobody has: ${said.join(' / ')}`] : [];
    sightings.push({ place: `GET /v1/${figure}`, status: seen.status, faults });
  }
  return sightings;
}

/** The words that choose customers in the address of a figure; segments that are kept, and stand in others, do not exist. */
async function trySegment(world: World, segment: string): Promise<Trial> {
  const { ours, survey } = world;
  if (/segment id/i.test(segment)) return tryOthersId(world);
  if (/nested|segment of/i.test(segment)) return unknown('segments within segments');
  const sightings: Sighting[] = [];
  for (const figure of ['overview', 'trend', 'segments', 'words', 'drivers', 'moments']) {
    for (const where of [segment, `attribute:${segment}~x`]) {
      const { status, ms } = await ours.owner.get(
        `/v1/${figure}?survey=${survey.id}&where=${encodeURIComponent(where)}`,
      );
      const isSlow = ms > sleepMsLeast;
      // What is no group that customers are told apart by chooses nobody.
      sightings.push({ place: `GET /v1/${figure}`, status, faults: isSlow ? [`took ${Math.round(ms)} ms`] : [] });
    }
  }
  return sightings;
}

const sleepMsLeast = 2_000;

/** As the condition of the second page, published. What was there before is put back. */
async function tryCondition(world: World, when: string, expect?: Expectation): Promise<Sighting> {
  const saved = await changeDraft(world, (draft) => ({ ...draft, nodes: withCondition(listAt(draft, 'nodes'), when) }));
  const reply = saved.status === 200 ? await publishDraft(world) : saved;
  await changeDraft(world, (draft) => draft);
  const code = textAt(reply.json, 'code');
  const place = 'the condition of a page';
  // A nothing that no answer can meet is refused by that name: so nothing comes of it either.
  const isHarmless = expect === 'neutralise' && code === 'expression_never';
  return {
    place,
    status: isHarmless ? 200 : reply.status,
    faults: reply.status >= 400 && code === '' ? ['gives no code'] : [],
  };
}

function withCondition(nodes: readonly unknown[], when: string): readonly unknown[] {
  return nodes.map((page, place) => {
    if (place === 0 || !isRecord(page)) return page;
    return { ...page, nodes: listAt(page, 'nodes').map((node) => (isRecord(node) ? { ...node, when } : node)) };
  });
}
