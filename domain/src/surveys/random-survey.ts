import type { AnswerValue } from './answers.ts';
import type { PageNode } from './node/page.ts';
import type { SurveyNode } from './node/survey-node.ts';
import type { ChoiceOption } from './question/choice-option.ts';
import type { Question } from './question/question.ts';
import type { RatingQuestion } from './question/rating.ts';
import { scales, scoresOf } from './scale.ts';
import { slotCount } from './score-slots.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

/** Tests only: surveys and answers of chance, the same for the same row of random numbers. */
export type Chance = () => number;

const text = { nl: 'Tekst' };

/** What is being made: how many names were given out, and the questions that a condition may look at here. */
type Making = Readonly<{
  chance: Chance;
  names: { next: number };
  /** How many ratings there is still a column for. */
  ratings: { left: number };
  depth: number;
  earlier: readonly Question[];
}>;

/** A survey that may be published: pages, branches and blocks of chance, with conditions on what came before. */
export function randomSurvey(chance: Chance): SurveyDefinition {
  const making: Making = { chance, names: { next: 0 }, ratings: { left: slotCount - 1 }, depth: 0, earlier: [] };
  const first: RatingQuestion = { ...ratingOf('opening', 'C11'), role: 'nps', offers: ['~dont_know'] };
  const opening: SurveyNode = { kind: 'page', id: 'opening', nodes: [first] };
  return {
    kind: 'survey',
    questionnaire: 'own',
    name: 'Toeval',
    languages: ['nl'],
    organisation: 'De Vries',
    moment: text,
    slip: { title: text, detail: text },
    reader: { name: 'Sanne', sentence: text },
    nodes: [opening, ...randomNodes({ ...making, earlier: [first] })],
    thanks: { heading: text, text },
    norm: { role: 'nps', value: 0 },
  };
}

/** An answer that a person could give to this question, or a skip where that is allowed. */
export function randomAnswer(question: Question, chance: Chance): AnswerValue {
  if (!question.required && chance() < 0.2) return null;
  if ('offers' in question && question.offers !== undefined && chance() < 0.1) return pick(question.offers, chance);
  switch (question.kind) {
    case 'rating':
      return pick(scoresOf(scales[question.scale], question.halfSteps), chance);
    case 'number':
      return Math.floor(chance() * (question.maximum - question.minimum + 1)) + question.minimum;
    case 'single':
      return pick(question.options, chance).id;
    case 'multiple': {
      const free = question.options.filter(({ exclusive }) => exclusive !== true);
      return chance() < 0.2 ? [pick(question.options, chance).id] : atLeastOne(free, chance).map(({ id }) => id);
    }
    case 'ranking':
      return question.options
        .map(({ id }) => ({ id, at: chance() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ id }) => id);
    case 'yes-no':
      return pick(question.partly === true ? ['yes', 'partly', 'no'] : ['yes', 'no'], chance);
    case 'consent':
      return pick(['yes', 'no'], chance);
    case 'date':
      return `2026-0${1 + Math.floor(chance() * 9)}-17`;
    case 'contact-detail':
      return { name: 'Kari', email: 'kari@example.no', phone: '+47 22 00 00 00' }[question.detail];
    case 'open':
    case 'compliment':
      return pick(['Snel geholpen', 'Bra!', '=1+1', '👍'], chance);
  }
}

function randomNodes(making: Making): readonly SurveyNode[] {
  const nodes: SurveyNode[] = [];
  let { earlier } = making;
  const count = 1 + Math.floor(making.chance() * (making.depth === 0 ? 5 : 3));
  for (let made = 0; made < count; made += 1) {
    const node = randomNode({ ...making, earlier });
    nodes.push(node);
    // A block of chance hides none of its questions from what follows, but its parts may not look at each other.
    earlier = [...earlier, ...questionsOf({ nodes: [node] })];
  }
  return nodes;
}

function randomNode(making: Making): SurveyNode {
  const { chance, depth } = making;
  const deeper = { ...making, depth: depth + 1 };
  const kind = depth >= 3 ? 1 : chance();
  if (kind < 0.25) {
    const when = conditionOn(making);
    const otherwise = chance() < 0.5 ? randomNodes(deeper) : [];
    return { kind: 'branch', id: nameIn(making), when, nodes: randomNodes(deeper), otherwise };
  }
  if (kind < 0.4) {
    const nodes = Array.from({ length: 1 + Math.floor(chance() * 4) }, () => randomNode(deeper));
    const choose = 1 + Math.floor(chance() * nodes.length);
    return { kind: 'random', id: nameIn(making), nodes, ...(chance() < 0.5 ? { choose } : {}) };
  }
  const nodes = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => randomPageNode(making));
  return { kind: 'page', id: nameIn(making), nodes: [...nodes, randomQuestion(making)] };
}

function randomPageNode(making: Making): PageNode {
  const kind = making.chance();
  const own = { id: nameIn(making), text, ...whenOf(making) };
  if (kind < 0.1) return { kind: 'statement', ...own };
  if (making.ratings.left < 2) return randomQuestion(making);
  if (kind < 0.2 || kind > 0.95) making.ratings.left -= 2;
  if (kind < 0.2) {
    const questions = Array.from({ length: 1 + Math.floor(making.chance() * 2) }, () => ({
      ...ratingOf(nameIn(making), 'A5'),
      ...whenOf(making),
    }));
    return { kind: 'battery', ...own, questions, shuffled: making.chance() < 0.7 };
  }
  if (kind > 0.95) {
    const [expected, experienced] = [ratingOf(nameIn(making), 'B10'), ratingOf(nameIn(making), 'B10')];
    return { kind: 'pair', ...own, expected, experienced };
  }
  return randomQuestion(making);
}

function randomQuestion(making: Making): Question {
  const { chance } = making;
  const id = nameIn(making);
  const head = { id, item: id, text, required: chance() < 0.3, ...whenOf(making) };
  const choices = { options: optionsOf(chance), shuffled: chance() < 0.5 };
  const kinds: readonly Question[] = [
    { kind: 'single', ...head, ...choices, offers: ['~not_applicable'] },
    { kind: 'multiple', ...head, ...choices, options: [...choices.options, { id: 'none', text, exclusive: true }] },
    { kind: 'yes-no', ...head, partly: chance() < 0.5 },
    { kind: 'open', ...head, lengthMax: 100 },
    { kind: 'number', ...head, minimum: -5, maximum: 20, decimals: 0 },
    { kind: 'ranking', ...head, options: choices.options.map(({ id: option }) => ({ id: option, text })) },
    { kind: 'date', ...head },
    { kind: 'contact-detail', ...head, detail: pick(['name', 'email', 'phone'], chance) },
    { kind: 'consent', ...head, purpose: 'contact' },
    { kind: 'compliment', ...head, lengthMax: 100 },
  ];
  return pick(kinds, chance);
}

function ratingOf(id: string, scale: RatingQuestion['scale']): RatingQuestion {
  return {
    kind: 'rating',
    id,
    item: id,
    text,
    required: false,
    scale,
    role: 'none',
    comparabilityKey: `${id}:${scale}:1`,
  };
}

function optionsOf(chance: Chance): readonly ChoiceOption[] {
  const plain = ['a', 'b', 'c', 'd'].slice(0, 2 + Math.floor(chance() * 3)).map((id) => ({ id, text }));
  return chance() < 0.4 ? [...plain, { id: 'other', text, takesText: true }] : plain;
}

function whenOf(making: Making): Readonly<{ when?: string }> {
  return making.chance() < 0.25 ? { when: conditionOn(making) } : {};
}

function conditionOn(making: Making): string {
  const { chance } = making;
  const one = simpleCondition(making);
  if (chance() < 0.6) return one;
  return pick(
    [`not (${one})`, `${one} and ${simpleCondition(making)}`, `${one} or ${simpleCondition(making)}`],
    chance,
  );
}

function simpleCondition({ chance, earlier }: Making): string {
  const question = pick(earlier, chance);
  const { id } = question;
  if (chance() < 0.2) return chance() < 0.5 ? `answered(${id})` : "contact.region = 'Noord'";
  switch (question.kind) {
    case 'rating': {
      const score = pick(scoresOf(scales[question.scale]), chance);
      return `${id} ${pick(['=', '<=', '>='], chance)} ${score}`;
    }
    case 'number':
      return `${id} * 2 - 1 ${pick(['<', '>', '!='], chance)} ${Math.floor(chance() * 20)}`;
    case 'single':
      return `${id} ${pick(['=', '!='], chance)} '${pick(question.options, chance).id}'`;
    case 'multiple':
      return `${id} has '${pick(question.options, chance).id}'`;
    case 'yes-no':
    case 'consent':
      return `${id} in ('yes', 'no') and ${id} != 'no'`;
    case 'date':
      return `${id} < '2026-06-01'`;
    default:
      return `not answered(${id})`;
  }
}

function nameIn({ names }: Making): string {
  names.next += 1;
  return `n${names.next}`;
}

function pick<Item>(items: readonly Item[], chance: Chance): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('there is nothing to choose from');
  return item;
}

function atLeastOne<Item>(items: readonly Item[], chance: Chance): readonly Item[] {
  const some = items.filter(() => chance() < 0.4);
  return some.length > 0 ? some : [pick(items, chance)];
}
