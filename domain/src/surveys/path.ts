import type { Answers } from './answers.ts';
import { isTrue } from './expression/is-true.ts';
import type { LanguageTag } from './language-tag.ts';
import type { PageNode } from './node/page.ts';
import type { SurveyNode } from './node/survey-node.ts';
import { isOtherChosen, otherTextId } from './question/choice-option.ts';
import type { Question } from './question/question.ts';
import { inOrder, partsInOrder } from './shuffle.ts';
import { questionsOf, questionsOn, type SurveyDefinition, type ThanksVariant } from './survey-definition.ts';

/** What a path depends on besides the answers. The same for one respondent from the first page to the last. */
export type PathContext = Readonly<{
  /** The respondent's share of chance: any text that stays the same. What is shuffled is a function of it. */
  seed: string;
  language: LanguageTag;
  channel: string;
  /** What is known of the customer, for conditions and merge fields: `region`, `name`. */
  contact: Readonly<Record<string, string | number>>;
}>;

/** A page as this person meets it: conditions applied, everything in its order of chance. */
export type ShownPage = Readonly<{ id: string; nodes: readonly PageNode[] }>;

/** The pages so far, and the answers on them: all that a later condition may look at. */
type Walk = { readonly pages: ShownPage[]; readonly seen: Record<string, Answers[string]> };

/**
 * The pages that this person meets, in order, given the answers so far. Pure, and the same on the server and in a
 * browser. Made anew at every answer: going back and answering otherwise cannot leave a trace. A condition sees answers
 * of earlier pages on this path only; those of pages that are no longer on it are kept and count for nothing.
 */
export function path(definition: SurveyDefinition, answers: Answers, context: PathContext): readonly ShownPage[] {
  const walk: Walk = { pages: [], seen: {} };
  for (const node of definition.nodes) visit(walk, node, answers, context);
  return walk.pages;
}

/** The first page with a question that was neither answered nor skipped, or undefined when all are done. */
export function openPage(definition: SurveyDefinition, answers: Answers, context: PathContext): ShownPage | undefined {
  return path(definition, answers, context).find((page) =>
    questionsOn(page.nodes).some(({ id }) => !Object.hasOwn(answers, id)),
  );
}

/**
 * The ids of given answers that are not on the path now: of questions that this person would no longer be asked, and
 * words beside an "other" that is no longer chosen. They are kept, flagged, and count nowhere.
 */
export function offPath(definition: SurveyDefinition, answers: Answers, context: PathContext): readonly string[] {
  const onPath = new Set(
    path(definition, answers, context).flatMap((page) =>
      questionsOn(page.nodes).flatMap((question) => [question.id, ...otherTexts(question, answers)]),
    ),
  );
  return questionsOf(definition)
    .flatMap((question) => ('options' in question ? [question.id, otherTextId(question)] : [question.id]))
    .filter((id) => Object.hasOwn(answers, id) && !onPath.has(id));
}

/** The answers that count now: what conditions, texts and thanks may look at once the path is known. */
export function answersOnPath(definition: SurveyDefinition, answers: Answers, context: PathContext): Answers {
  const off = new Set(offPath(definition, answers, context));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !off.has(id)));
}

/** The words of thanks for this person, or undefined for those of everybody else. */
export function thanksVariant(
  definition: SurveyDefinition,
  answers: Answers,
  context: PathContext,
): ThanksVariant | undefined {
  const { variants = [] } = definition.thanks;
  // Most surveys thank everybody alike: then the path is not walked for it.
  if (variants.length === 0) return undefined;
  const scope = { ...context, answers: answersOnPath(definition, answers, context) };
  return variants.find(({ when }) => isTrue(when, scope));
}

function visit(walk: Walk, node: SurveyNode, answers: Answers, context: PathContext): void {
  switch (node.kind) {
    case 'page':
      meet(walk, node, answers, context);
      return;
    case 'branch': {
      const isMet = isTrue(node.when, { ...context, answers: walk.seen });
      for (const child of isMet ? node.nodes : node.otherwise) visit(walk, child, answers, context);
      return;
    }
    case 'random':
      for (const child of partsInOrder(node, context.seed)) visit(walk, child, answers, context);
  }
}

/** A page of which every question is left out is left out itself: a heading without its question says nothing. */
function meet(walk: Walk, page: ShownPage, answers: Answers, context: PathContext): void {
  const scope = { ...context, answers: walk.seen };
  const nodes = page.nodes
    .filter(({ when }) => isTrue(when, scope))
    .map((node) => inOrder(node, context.seed))
    .flatMap((node): readonly PageNode[] => {
      if (node.kind !== 'battery') return [node];
      // Rows are left out after the shuffle: those that stay keep the order that is stored.
      const questions = node.questions.filter(({ when }) => isTrue(when, scope));
      return questions.length === 0 ? [] : [{ ...node, questions }];
    });
  const questions = questionsOn(nodes);
  if (questions.length === 0) return;
  walk.pages.push({ id: page.id, nodes });
  for (const { id } of questions) {
    if (Object.hasOwn(answers, id)) walk.seen[id] = answers[id] ?? null;
  }
}

function otherTexts(question: Question, answers: Answers): readonly string[] {
  return 'options' in question && isOtherChosen(question, answers[question.id]) ? [otherTextId(question)] : [];
}
