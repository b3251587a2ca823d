import type { LanguageTag } from './language-tag.ts';
import type { Page, PageNode } from './node/page.ts';
import type { SurveyNode } from './node/survey-node.ts';
import type { Question } from './question/question.ts';
import type { RatingQuestion } from './question/rating.ts';
import type { ScaleLabels } from './scale.ts';
import type { SurveyText, TextStatus } from './survey-text.ts';

/** The bar that was set before measuring, in the metric's own unit: NPS points -100..100, share 0..1, else points of the scale. */
export type Norm = Readonly<{ role: 'nps' | 'csat' | 'grade' | 'ces' | 'stars'; value: number }>;

export type Thanks = Readonly<{
  heading: SurveyText;
  text: SurveyText;
  /** Other words for those of whom the condition is true; the first that fits is shown. */
  variants?: readonly ThanksVariant[];
}>;

export type ThanksVariant = Readonly<{ id: string; when: string; heading: SurveyText; text: SurveyText }>;

/**
 * A survey as its owner wrote it: a tree of typed nodes, data only. Publishing freezes it into a version; an answer
 * points to the version it was given to.
 */
export type SurveyDefinition = Readonly<{
  kind: 'survey';
  /** The ready survey that it was made from, by its id in the library; `own` when it was made from nothing. */
  questionnaire: string;
  /** What staff call it. */
  name: string;
  /** The languages it is asked in, the first one for whoever reads none of them. At least one. */
  languages: readonly LanguageTag[];
  /** Replaces {org} in the texts: how the company calls itself to its customers. */
  organisation: string;
  /** Replaces {moment}: "your visit of 12 May". Empty when no text uses it. */
  moment: SurveyText;
  /** Replaces {product}, as {moment} does. */
  product?: SurveyText;
  /** What {attribute} says, by the attribute's name: `delivery`. */
  attributes?: Readonly<Record<string, SurveyText>>;
  /** Words of scales in languages that the library does not speak. */
  scaleLabels?: ScaleLabels;
  /** The slip at the top of every page: what this is about, in the firm's words. */
  slip: Readonly<{ title: SurveyText; detail: SurveyText }>;
  /** Who reads the answers, by name. */
  reader: Readonly<{ name: string; sentence: SurveyText }>;
  nodes: readonly SurveyNode[];
  thanks: Thanks;
  norm: Norm;
  /** What has been reviewed or pretested, by language and the text's pointer without its language; the rest is a draft. */
  statuses?: Readonly<Record<LanguageTag, Readonly<Record<string, TextStatus>>>>;
  /** One answer for each personal link or token, enforced at every entrance. Without it the public link takes many. */
  singleUse?: boolean;
}>;

/** What {attribute} says of a rating: nothing when it names none, or one that the survey has no words for. */
export function attributeText(
  { attributes = {} }: Pick<SurveyDefinition, 'attributes'>,
  name: string | undefined,
): SurveyText {
  return name !== undefined && Object.hasOwn(attributes, name) ? (attributes[name] ?? {}) : {};
}

/** All pages of the tree in the order in which they are written, whoever meets them. */
export function pagesOf(definition: Readonly<{ nodes: readonly SurveyNode[] }>): readonly Page[] {
  return definition.nodes.flatMap(pagesIn);
}

function pagesIn(node: SurveyNode): readonly Page[] {
  switch (node.kind) {
    case 'page':
      return [node];
    case 'branch':
      return [...node.nodes, ...node.otherwise].flatMap(pagesIn);
    case 'random':
      return node.nodes.flatMap(pagesIn);
  }
}

/** The questions of a page or of one thing on it: the rows of a battery and the two sides of a pair are questions. */
export function questionsOn(nodes: readonly PageNode[]): readonly Question[] {
  return nodes.flatMap((node): readonly Question[] => {
    switch (node.kind) {
      case 'statement':
        return [];
      case 'battery':
        return node.questions;
      case 'pair':
        return [node.expected, node.experienced];
      default:
        return [node];
    }
  });
}

const listed = new WeakMap<readonly SurveyNode[], readonly Question[]>();

/** All questions in the order in which they are written. A tree never changes, and every answer asks for them: walked once. */
export function questionsOf({ nodes }: Readonly<{ nodes: readonly SurveyNode[] }>): readonly Question[] {
  const known = listed.get(nodes);
  if (known !== undefined) return known;
  const questions = pagesOf({ nodes }).flatMap((page) => questionsOn(page.nodes));
  listed.set(nodes, questions);
  return questions;
}

/** The question that stands in the mail and opens the survey: always a rating, always first, met by everybody. */
export function openingQuestionOf(definition: SurveyDefinition): RatingQuestion {
  const [opening] = definition.nodes;
  const first = opening?.kind === 'page' ? opening.nodes[0] : undefined;
  if (first?.kind !== 'rating') throw new Error(`survey ${definition.name} does not open with a rating`);
  return first;
}
