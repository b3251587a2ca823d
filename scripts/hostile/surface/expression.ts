import { isTrue } from '../../../domain/src/surveys/expression/is-true.ts';
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

/** The words that choose customers in the address of a figure; segments that are kept, and stand in others, do not exist. */
async function trySegment({ ours, survey }: World, segment: string): Promise<Trial> {
  if (/nested|segment id|segment of/i.test(segment)) return unknown('segments within segments');
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
