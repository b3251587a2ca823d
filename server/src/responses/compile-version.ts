import type { ShownOrder } from '@voldaan/domain/responses/merge-act';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { type AnswerCheck, compileAnswerCheck } from '@voldaan/domain/surveys/check-answers';
import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import { offPath, type PathContext, path, type ShownPage } from '@voldaan/domain/surveys/path';
import { compileScores } from '@voldaan/domain/surveys/score-slots';
import { shownOrder } from '@voldaan/domain/surveys/shuffle';
import { questionsOn, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { PublishedVersion } from './link-views.ts';

/** What figures are made of: a score for each slot, and the answers that are part of none. */
export type CountedAnswers = Readonly<{ scores: readonly (number | null)[]; offPath: readonly string[] }>;

/** A published version, made ready to judge answers. */
export type CompiledVersion = Readonly<{
  id: string;
  number: number;
  definition: SurveyDefinition;
  check: AnswerCheck;
  scores: ReturnType<typeof compileScores>;
  /** The pages that this respondent meets. */
  pages: (answers: Answers, context: PathContext) => readonly ShownPage[];
  /** The scores of all answers of one respondent. Those that this person would not be asked for have none. */
  count: (answers: Answers, context: PathContext) => CountedAnswers;
  /** What chance shows to this respondent, or null where nothing is left to chance. */
  shownOrder: (context: PathContext) => ShownOrder | null;
}>;

const none: readonly string[] = [];
const anybody: PathContext = { seed: '', language: '', channel: '', contact: {} };

export function compileVersion({ id, number, definition, slots }: PublishedVersion): CompiledVersion {
  const scores = compileScores(definition, slots);
  const isShuffled = leavesToChance(definition);
  const isSameForAll = everybodyMeetsAll(definition.nodes);
  const samePages = isSameForAll && !isShuffled ? path(definition, {}, anybody) : undefined;
  return {
    id,
    number,
    definition,
    check: compileAnswerCheck(definition),
    scores,
    pages: samePages === undefined ? (answers, context) => path(definition, answers, context) : () => samePages,
    count: (answers, context) => {
      const unasked = isSameForAll ? none : offPath(definition, answers, context);
      return { scores: scores(answers, unasked), offPath: unasked };
    },
    shownOrder: (context) => (isShuffled ? shownOrder(definition, context) : null),
  };
}

/** The same for everybody: which parts are shuffled is written in the survey, and only their order is chance. */
function leavesToChance(definition: SurveyDefinition): boolean {
  return Object.keys(shownOrder(definition, anybody)).length > 0;
}

/** Most surveys are a row of questions: then no answer is ever off the path, and the path is not walked for each. */
function everybodyMeetsAll(nodes: readonly SurveyNode[]): boolean {
  return nodes.every(isMetByAll);
}

function isMetByAll(node: SurveyNode): boolean {
  switch (node.kind) {
    case 'page':
      return node.nodes.every(isAlwaysAsked);
    case 'branch':
      return false;
    case 'random':
      return node.choose === undefined && everybodyMeetsAll(node.nodes);
  }
}

/** Words beside "other" are off the path when another option is chosen, so a question that takes them is looked at. */
function isAlwaysAsked(node: PageNode): boolean {
  if (node.when !== undefined) return false;
  return questionsOn([node]).every(
    (question) =>
      question.when === undefined &&
      !('options' in question && question.options.some(({ takesText }) => takesText === true)),
  );
}
