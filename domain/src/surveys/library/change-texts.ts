import type { Page, PageNode } from '../node/page.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import type { ChoiceOption } from '../question/choice-option.ts';
import type { Question } from '../question/question.ts';
import type { ScaleLabels } from '../scale.ts';
import type { SurveyDefinition, Thanks } from '../survey-definition.ts';
import type { SurveyText } from '../survey-text.ts';

type Change = (text: SurveyText) => SurveyText;

/** The same survey with every text of it put through one change. */
export function changeTexts(definition: SurveyDefinition, change: Change): SurveyDefinition {
  const { slip, reader, product, attributes, scaleLabels } = definition;
  return {
    ...definition,
    moment: change(definition.moment),
    ...(product === undefined ? {} : { product: change(product) }),
    ...(attributes === undefined ? {} : { attributes: changeAll(attributes, change) }),
    ...(scaleLabels === undefined ? {} : { scaleLabels: changeLabels(scaleLabels, change) }),
    slip: { title: change(slip.title), detail: change(slip.detail) },
    reader: { name: reader.name, sentence: change(reader.sentence) },
    nodes: definition.nodes.map((node) => changeNode(node, change)),
    thanks: changeThanks(definition.thanks, change),
  };
}

function changeLabels(labels: ScaleLabels, change: Change): ScaleLabels {
  return Object.fromEntries(Object.entries(labels).map(([scale, words]) => [scale, changeAll(words, change)]));
}

function changeAll(texts: Readonly<Record<string, SurveyText>>, change: Change): Readonly<Record<string, SurveyText>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]));
}

function changeNode(node: SurveyNode, change: Change): SurveyNode {
  switch (node.kind) {
    case 'page':
      return changePage(node, change);
    case 'branch':
      return {
        ...node,
        nodes: node.nodes.map((child) => changeNode(child, change)),
        otherwise: node.otherwise.map((child) => changeNode(child, change)),
      };
    case 'random':
      return { ...node, nodes: node.nodes.map((child) => changeNode(child, change)) };
  }
}

function changePage(page: Page, change: Change): Page {
  return { ...page, nodes: page.nodes.map((node) => changePageNode(node, change)) };
}

function changePageNode(node: PageNode, change: Change): PageNode {
  switch (node.kind) {
    case 'statement':
      return { ...node, text: change(node.text) };
    case 'battery':
      return {
        ...node,
        text: change(node.text),
        questions: node.questions.map((question) => changeQuestion(question, change)),
      };
    case 'pair':
      return {
        ...node,
        text: change(node.text),
        expected: changeQuestion(node.expected, change),
        experienced: changeQuestion(node.experienced, change),
      };
    default:
      return changeQuestion(node, change);
  }
}

/** One question with its options and other words; which kind it is does not change. */
export function changeQuestion<Kind extends Question>(question: Kind, change: Change): Kind {
  return {
    ...question,
    text: change(question.text),
    ...('options' in question ? { options: question.options.map((option) => changeOption(option, change)) } : {}),
    ...('unit' in question && question.unit !== undefined ? { unit: change(question.unit) } : {}),
    ...('alternative' in question && question.alternative !== undefined
      ? { alternative: change(question.alternative) }
      : {}),
  };
}

function changeOption(option: ChoiceOption, change: Change): ChoiceOption {
  return { ...option, text: change(option.text) };
}

function changeThanks(thanks: Thanks, change: Change): Thanks {
  const { variants } = thanks;
  const words = { heading: change(thanks.heading), text: change(thanks.text) };
  if (variants === undefined) return words;
  return {
    ...words,
    variants: variants.map((variant) => ({
      ...variant,
      heading: change(variant.heading),
      text: change(variant.text),
    })),
  };
}
