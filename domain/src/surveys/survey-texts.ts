import type { PageNode } from './node/page.ts';
import type { SurveyNode } from './node/survey-node.ts';
import { earlierThanThanks, type PlacedNode, placedNodes } from './placed-nodes.ts';
import type { Question } from './question/question.ts';
import type { SurveyDefinition } from './survey-definition.ts';
import type { SurveyText } from './survey-text.ts';

/** A text that a customer reads, where it stands, and what its merge fields may name. */
export type PlacedText = Readonly<{
  /** JSON pointer to the text without its language: `/nodes/0/nodes/0/text`. */
  pointer: string;
  text: SurveyText;
  /** The part whose own words it is; those of its options and its unit are nobody's question. */
  node?: PageNode;
  /** Ids of the questions on earlier pages. */
  earlier: readonly string[];
}>;

/** Every text that a customer reads, in reading order. What only fills a field of others is in `fillersOf`. */
export function textsOf(definition: SurveyDefinition): readonly PlacedText[] {
  const { slip, reader, thanks } = definition;
  const [before, after] = [[], earlierThanThanks(definition)];
  return [
    { pointer: '/slip/title', text: slip.title, earlier: before },
    { pointer: '/slip/detail', text: slip.detail, earlier: before },
    { pointer: '/reader/sentence', text: reader.sentence, earlier: before },
    ...placedNodes(definition).flatMap(textsOfNode),
    { pointer: '/thanks/heading', text: thanks.heading, earlier: after },
    { pointer: '/thanks/text', text: thanks.text, earlier: after },
    ...(thanks.variants ?? []).flatMap(({ heading, text }, index) => [
      { pointer: `/thanks/variants/${index}/heading`, text: heading, earlier: after },
      { pointer: `/thanks/variants/${index}/text`, text, earlier: after },
    ]),
  ];
}

/** The texts that fill {moment}, {product}, {attribute} and {alt} in others. */
export function fillersOf(definition: SurveyDefinition): readonly PlacedText[] {
  const filler = (pointer: string, text: SurveyText | undefined): readonly PlacedText[] =>
    text === undefined ? [] : [{ pointer, text, earlier: [] }];
  return [
    ...filler('/moment', definition.moment),
    ...filler('/product', definition.product),
    ...Object.entries(definition.attributes ?? {}).flatMap(([name, text]) => filler(`/attributes/${name}`, text)),
    ...placedNodes(definition).flatMap(({ node, pointer }) =>
      node.kind === 'rating' ? filler(`${pointer}/alternative`, node.alternative) : [],
    ),
  ];
}

function textsOfNode({ node, pointer, earlier }: PlacedNode): readonly PlacedText[] {
  if (!('text' in node)) return [];
  const placed = (key: string, text: SurveyText): PlacedText => ({ pointer: `${pointer}/${key}`, text, earlier });
  return [
    { ...placed('text', node.text), node },
    ...(node.kind === 'number' && node.unit !== undefined ? [placed('unit', node.unit)] : []),
    ...('options' in node ? node.options.map(({ text }, index) => placed(`options/${index}/text`, text)) : []),
  ];
}

/** Whether a part of a survey is a question: what has an item to be known by in reports. */
export function isQuestion(node: SurveyNode | PageNode): node is Question {
  return 'item' in node;
}
