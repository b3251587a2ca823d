import type { PageNode } from '../node/page.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import type { Question } from '../question/question.ts';
import type { SurveyDefinition } from '../survey-definition.ts';
import { type SurveyText, textIn } from '../survey-text.ts';

/**
 * Seconds that a person takes over one survey, before any was measured: about 7 for a scale and 25 for words of their own
 * (question-library.md 6.3); a list is read before it is answered. The figure that the survey's own history gives is
 * better as soon as there is one.
 */
const secondsOf: Readonly<Record<Exclude<Question['kind'], 'open' | 'ranking'>, number>> = {
  rating: 7,
  'yes-no': 5,
  single: 8,
  multiple: 10,
  number: 10,
  date: 10,
  'contact-detail': 12,
  consent: 7,
  compliment: 15,
};

/** A short one is a word or two. */
const openSeconds = { long: 25, short: 12 } as const;

/** People read on a screen about four words a second (Brysbaert 2019: 238 a minute for non-fiction). */
const wordsPerSecond = 4;

/** The mean over the people who meet it: a branch and a condition count half of each side, a choice by chance its mean. */
export function expectedSeconds(definition: SurveyDefinition): number {
  const [tag = ''] = definition.languages;
  return Math.round(
    sumOf(definition.nodes, (node) => reachedIn(node, (part) => partSeconds(part, (text) => textIn(text, tag)))),
  );
}

/** What the parts of a node weigh for the average person. */
function reachedIn(node: SurveyNode, weigh: (part: PageNode) => number): number {
  const sum = (nodes: readonly SurveyNode[]) => sumOf(nodes, (child) => reachedIn(child, weigh));
  switch (node.kind) {
    case 'page':
      return sumOf(node.nodes, (part) => (part.when === undefined ? 1 : 0.5) * weigh(part));
    case 'branch':
      return (sum(node.nodes) + sum(node.otherwise)) / 2;
    case 'random': {
      const shown = Math.min(node.choose ?? node.nodes.length, node.nodes.length);
      return node.nodes.length === 0 ? 0 : (sum(node.nodes) * shown) / node.nodes.length;
    }
  }
}

function partSeconds(part: PageNode, read: (text: SurveyText) => string): number {
  switch (part.kind) {
    case 'statement':
      return readingSeconds(read(part.text));
    case 'battery':
      return readingSeconds(read(part.text)) + part.questions.length * secondsOf.rating;
    case 'pair':
      return 2 * secondsOf.rating;
    case 'open':
      return part.short === true ? openSeconds.short : openSeconds.long;
    case 'ranking':
      return 4 * part.options.length;
    default:
      return secondsOf[part.kind];
  }
}

function readingSeconds(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length / wordsPerSecond;
}

function sumOf<Part>(parts: readonly Part[], weigh: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + weigh(part), 0);
}
