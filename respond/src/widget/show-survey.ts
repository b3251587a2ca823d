import { fillText } from '@voldaan/domain/surveys/fill-text';
import { directionOf, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { labelOf, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { pagesOf, questionsOf, questionsOn, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type SurveyText, textIn } from '@voldaan/domain/surveys/survey-text';
import type { ShownScale, WidgetSurvey } from './widget-survey.ts';
import { entranceWords } from './words.ts';

export type SurveyWish = Readonly<{ definition: SurveyDefinition; version: number; tag: LanguageTag }>;

/** The survey as it travels: one language, texts filled in, nothing that only staff or figures need. */
export function showSurvey({ definition, version, tag }: SurveyWish): WidgetSurvey {
  const shown = reduceTree(definition, (text) => inOneLanguage(definition, text, tag));
  return {
    version,
    tag,
    direction: directionOf(tag),
    words: entranceWords(tag),
    definition: shown,
    hasChance: hasChance(definition),
    scales: Object.fromEntries(
      questionsOf(definition).flatMap((question) =>
        question.kind === 'rating' ? [[question.id, showScale(definition, question, tag)]] : [],
      ),
    ),
  };
}

/** What an earlier answer fills is filled in the browser; the rest is here. */
function inOneLanguage(definition: SurveyDefinition, text: SurveyText, tag: LanguageTag): SurveyText {
  const words = textIn(text, tag);
  return { [tag]: namesAnswer(words) ? words : fillText(definition, words, tag) };
}

export function namesAnswer(text: string): boolean {
  return text.includes('{answer.');
}

type Reduce = (text: SurveyText) => SurveyText;

function reduceTree(definition: SurveyDefinition, reduce: Reduce): SurveyDefinition {
  const {
    moment,
    product,
    thanks,
    attributes: _attributes,
    scaleLabels: _labels,
    statuses: _statuses,
    ...rest
  } = definition;
  return {
    ...rest,
    moment: reduce(moment),
    ...(product === undefined ? {} : { product: reduce(product) }),
    nodes: definition.nodes.map((node) => reduceNode(node, reduce)),
    thanks: {
      heading: reduce(thanks.heading),
      text: reduce(thanks.text),
      ...(thanks.variants === undefined
        ? {}
        : {
            variants: thanks.variants.map((variant) => ({
              ...variant,
              heading: reduce(variant.heading),
              text: reduce(variant.text),
            })),
          }),
    },
  };
}

function reduceNode(node: SurveyNode, reduce: Reduce): SurveyNode {
  const all = (nodes: readonly SurveyNode[]) => nodes.map((inner) => reduceNode(inner, reduce));
  switch (node.kind) {
    case 'page':
      return { ...node, nodes: node.nodes.map((inner) => reduceOnPage(inner, reduce)) };
    case 'branch':
      return { ...node, nodes: all(node.nodes), otherwise: all(node.otherwise) };
    case 'random':
      return { ...node, nodes: all(node.nodes) };
  }
}

function reduceOnPage(node: PageNode, reduce: Reduce): PageNode {
  const rating = (question: RatingQuestion): RatingQuestion => ({ ...question, text: reduce(question.text) });
  switch (node.kind) {
    case 'statement':
      return { ...node, text: reduce(node.text) };
    case 'battery':
      return { ...node, text: reduce(node.text), questions: node.questions.map(rating) };
    case 'pair':
      return {
        ...node,
        text: reduce(node.text),
        expected: rating(node.expected),
        experienced: rating(node.experienced),
      };
    default:
      return reduceQuestion(node, reduce);
  }
}

function reduceQuestion(question: Question, reduce: Reduce): Question {
  const text = reduce(question.text);
  switch (question.kind) {
    case 'single':
      return { ...question, text, options: question.options.map((one) => ({ ...one, text: reduce(one.text) })) };
    case 'multiple':
      return { ...question, text, options: question.options.map((one) => ({ ...one, text: reduce(one.text) })) };
    case 'ranking':
      return { ...question, text, options: question.options.map((one) => ({ ...one, text: reduce(one.text) })) };
    case 'number':
      return { ...question, text, ...(question.unit === undefined ? {} : { unit: reduce(question.unit) }) };
    default:
      return { ...question, text };
  }
}

function showScale(definition: SurveyDefinition, question: RatingQuestion, tag: LanguageTag): ShownScale {
  const scale = scales[question.scale];
  const scores = scoresOf(scale, question.halfSteps === true);
  const alternative = question.alternative === undefined ? '' : textIn(question.alternative, tag);
  const labels = scores.flatMap((score) => {
    const label = labelOf(scale, score, tag, definition.scaleLabels).replaceAll('{alt}', alternative);
    return label === '' ? [] : [[score, label]];
  });
  return { scores, labels: Object.fromEntries(labels), look: scale.look };
}

function hasChance({ nodes }: Pick<SurveyDefinition, 'nodes'>): boolean {
  return nodes.some((node) => {
    if (node.kind === 'random') return true;
    if (node.kind === 'branch') return hasChance(node) || hasChance({ nodes: node.otherwise });
    return node.nodes.some((one) => one.kind === 'ranking' || ('shuffled' in one && one.shuffled === true));
  });
}

/** What a definition says on our side only: it stays here, and costs the other side no byte. */
const staysHere = new Set([
  'item',
  'role',
  'comparabilityKey',
  'attribute',
  'touchpoint',
  'direction',
  'alternative',
  'norm',
  'slip',
  'reader',
  'name',
  'questionnaire',
  'languages',
  'singleUse',
]);

/** The survey as a line of JSON, without what only our side needs and without words that it never says. */
export function surveyJson(survey: WidgetSurvey): string {
  const isSaid = wordsSaid(survey.definition);
  const words = Object.fromEntries(Object.entries(survey.words).filter(([name]) => isSaid(name)));
  const definition: unknown = JSON.parse(
    JSON.stringify(survey.definition, (name, value: unknown) => (staysHere.has(name) ? undefined : value)),
  );
  return JSON.stringify({ ...survey, words, definition });
}

const alwaysSaid = [
  'label',
  'close',
  'send',
  'readers',
  'unsent',
  'retry',
  'elsewhere',
  'dismissed',
  'anyway',
  'received',
];

function wordsSaid(definition: SurveyDefinition): (name: string) => boolean {
  const pages = pagesOf(definition);
  const questions = questionsOf(definition);
  const kinds = new Set(questions.map((question) => question.kind));
  const offers = new Set(questions.flatMap((question) => ('offers' in question ? (question.offers ?? []) : [])));
  const isAlone = pages.some((page) => questionsOn(page.nodes).length === 1);
  const takesText = questions.some(
    (question) => 'options' in question && question.options.some((one) => one.takesText),
  );
  const conditions: Readonly<Record<string, boolean>> = {
    next: pages.length > 1,
    back: pages.length > 1,
    skip: isAlone,
    choose: isAlone,
    needed: questions.some((question) => question.required),
    invalid: kinds.has('number') || kinds.has('date') || kinds.has('contact-detail'),
    yes: kinds.has('yes-no') || kinds.has('consent'),
    no: kinds.has('yes-no') || kinds.has('consent'),
    partly: questions.some((question) => question.kind === 'yes-no' && question.partly === true),
    dontKnow: offers.has('~dont_know'),
    notApplicable: offers.has('~not_applicable'),
    namely: takesText,
    up: kinds.has('ranking'),
    down: kinds.has('ranking'),
    place: kinds.has('ranking'),
  };
  return (name) => conditions[name] ?? alwaysSaid.includes(name);
}
