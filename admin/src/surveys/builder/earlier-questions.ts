import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { pagesOf, questionsOf, questionsOn, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { keyOf, pageHolds } from './tree.ts';

/** What a condition on this part may look at: the questions of all pages that are written before it. */
export function earlierQuestions(definition: SurveyDefinition, key: string): readonly Question[] {
  if (key === 'thanks') return questionsOf(definition);
  const pages = pagesOf(definition);
  const branch = firstPageWithin(definition.nodes, key);
  const index = pages.findIndex((page) => page.id === branch || pageHolds(page, key));
  return (index < 0 ? [] : pages.slice(0, index)).flatMap((page) => questionsOn(page.nodes));
}

/** The first page inside a branch or block: its condition looks at what comes before that. */
function firstPageWithin(nodes: readonly SurveyNode[], key: string): string | undefined {
  for (const node of nodes) {
    if (node.kind === 'page') continue;
    if (keyOf(node) === key) return pagesOf({ nodes: [node] })[0]?.id;
    const inside =
      firstPageWithin(node.nodes, key) ?? (node.kind === 'branch' ? firstPageWithin(node.otherwise, key) : undefined);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
