import type { PageNode } from '@voldaan/domain/surveys/node/page';
import { scales } from '@voldaan/domain/surveys/scale';
import { pagesOf, questionsOn, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { namesAnswer } from './show-survey.ts';

/** The programs that show a survey; each is whole, so that one request brings the first question. */
export type WidgetBundle = 'usual' | 'usual-logic' | 'all';

const usualKinds = new Set(['rating', 'open', 'yes-no', 'single']);

/** Faces and stars are drawn, which the smallest program does not. */
function isUsual(node: PageNode): boolean {
  const isDrawn = node.kind === 'rating' && ['faces', 'stars'].includes(scales[node.scale].look);
  return usualKinds.has(node.kind) && !isDrawn;
}

/** The smallest program that can do what this survey asks for. */
export function chooseBundle(definition: SurveyDefinition): WidgetBundle {
  const pages = pagesOf(definition);
  if (pages.some((page) => page.nodes.some((node) => !isUsual(node)))) return 'all';
  const isPlain =
    definition.nodes.every((node) => node.kind === 'page') &&
    pages.every((page) =>
      questionsOn(page.nodes).every(
        (question) => question.when === undefined && !(question.kind === 'single' && question.shuffled === true),
      ),
    ) &&
    definition.thanks.variants === undefined &&
    !namesAnswer(JSON.stringify([definition.nodes, definition.thanks]));
  return isPlain ? 'usual' : 'usual-logic';
}
