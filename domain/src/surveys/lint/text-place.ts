import type { PageNode } from '../node/page.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import type { ChoiceOption } from '../question/choice-option.ts';
import type { Question } from '../question/question.ts';
import { questionsOf, type SurveyDefinition } from '../survey-definition.ts';
import type { SurveyText } from '../survey-text.ts';

/** One text that a customer reads, where it stands, and what stands on it. */
export type TextPlace = Readonly<{
  pointer: string;
  text: SurveyText;
  /** The question that it asks; a heading asks without a question of its own; other texts ask nothing. */
  asks: Question | 'heading' | 'nothing';
  /** Whether only some people see it, chosen by a mark that they gave. */
  byMark: boolean;
}>;

/** Every text of the survey in reading order. */
export function textPlaces(definition: SurveyDefinition): readonly TextPlace[] {
  const { slip, reader, moment, product, thanks } = definition;
  const plain = (pointer: string, text: SurveyText): TextPlace => ({ pointer, text, asks: 'nothing', byMark: false });
  const marks = new Set(
    questionsOf(definition)
      .filter((question) => question.kind === 'rating')
      .map(({ id }) => id),
  );
  return [
    plain('/moment', moment),
    ...(product === undefined ? [] : [plain('/product', product)]),
    plain('/slip/title', slip.title),
    plain('/slip/detail', slip.detail),
    plain('/reader/sentence', reader.sentence),
    ...definition.nodes.flatMap((node, at) => nodePlaces(node, { pointer: `/nodes/${at}`, byMark: false, marks })),
    plain('/thanks/heading', thanks.heading),
    plain('/thanks/text', thanks.text),
    ...(thanks.variants ?? []).flatMap(({ when, heading, text }, at) => {
      const byMark = mentions(when, marks);
      const pointer = `/thanks/variants/${at}`;
      return [
        { ...plain(`${pointer}/heading`, heading), byMark },
        { ...plain(`${pointer}/text`, text), byMark },
      ];
    }),
  ];
}

type Surroundings = Readonly<{ pointer: string; byMark: boolean; marks: ReadonlySet<string> }>;

function nodePlaces(node: SurveyNode, around: Surroundings): readonly TextPlace[] {
  const { pointer, byMark, marks } = around;
  switch (node.kind) {
    case 'page':
      return node.nodes.flatMap((part, at) => partPlaces(part, { ...around, pointer: `${pointer}/nodes/${at}` }));
    case 'branch': {
      const inside = { marks, byMark: byMark || mentions(node.when, marks) };
      return (['nodes', 'otherwise'] as const).flatMap((side) =>
        node[side].flatMap((child, at) => nodePlaces(child, { ...inside, pointer: `${pointer}/${side}/${at}` })),
      );
    }
    case 'random':
      return node.nodes.flatMap((child, at) => nodePlaces(child, { ...around, pointer: `${pointer}/nodes/${at}` }));
  }
}

function partPlaces(part: PageNode, around: Surroundings): readonly TextPlace[] {
  const { pointer, marks } = around;
  const byMark = around.byMark || (part.when !== undefined && mentions(part.when, marks));
  const inside = { pointer, byMark, marks };
  const own = { pointer: `${pointer}/text`, text: part.text, byMark };
  switch (part.kind) {
    case 'statement':
      return [{ ...own, asks: 'nothing' }];
    case 'battery':
      return [
        { ...own, asks: 'heading' },
        ...part.questions.flatMap((row, at) =>
          questionPlaces(row, { ...inside, pointer: `${pointer}/questions/${at}` }),
        ),
      ];
    case 'pair':
      return [
        { ...own, asks: 'heading' },
        ...questionPlaces(part.expected, { ...inside, pointer: `${pointer}/expected` }),
        ...questionPlaces(part.experienced, { ...inside, pointer: `${pointer}/experienced` }),
      ];
    default:
      return questionPlaces(part, inside);
  }
}

function questionPlaces(question: Question, { pointer, byMark }: Surroundings): readonly TextPlace[] {
  const options: readonly ChoiceOption[] = 'options' in question ? question.options : [];
  return [
    { pointer: `${pointer}/text`, text: question.text, asks: question, byMark },
    ...options.map(
      ({ text }, at): TextPlace => ({ pointer: `${pointer}/options/${at}/text`, text, asks: 'nothing', byMark }),
    ),
  ];
}

/** Whether a condition looks at one of these answers. Names are whole words in an expression, whatever stands around. */
function mentions(expression: string, names: ReadonlySet<string>): boolean {
  return namesIn(expression).some((name) => names.has(name));
}

/** The words of a condition that may name something; what stands in quotes is a value. */
export function namesIn(condition: string): readonly string[] {
  return condition
    .replaceAll(/'[^']*'/gu, ' ')
    .split(/[^a-z0-9_]+/u)
    .filter((word) => word !== '');
}
