import type { PageNode } from '../node/page.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import { surveyLimits } from '../survey-limits.ts';
import { composeCondition, unwrapped } from './compose-condition.ts';
import { composeNode, inParts } from './compose-question.ts';
import type { Composing } from './composing.ts';
import { questionsInCondition, type SourceCondition } from './source-condition.ts';
import type { SourceNode, SourcePage, SourceSurvey } from './source-survey.ts';

/**
 * The pages as branches and pages of ours. A condition of ours looks back at earlier pages, never at its own: where the
 * source shows a question as soon as another on the same page is answered, the page is cut before it.
 */
export function composePages(composing: Composing, survey: SourceSurvey): readonly SurveyNode[] {
  return survey.pages.flatMap((page): readonly SurveyNode[] => {
    const when = translate(composing, page.when, page);
    const parts = cutPage(composing, page);
    const pages = parts.map(({ nodes }, part) => ({
      kind: 'page' as const,
      id: composing.newPageId(part === 0 ? page.name : `${page.name}_${part + 1}`),
      nodes,
    }));
    if (pages.length === 0) return [];
    if (when === undefined) return pages;
    return [
      { kind: 'branch' as const, id: composing.newId(`if_${page.name}`, 'branch'), when, nodes: pages, otherwise: [] },
    ];
  });
}

type Part = { readonly names: Set<string>; readonly nodes: PageNode[] };

function cutPage(composing: Composing, page: SourcePage): readonly Part[] {
  const parts: Part[] = [{ names: new Set(), nodes: [] }];
  for (const node of page.nodes) {
    const last = parts.at(-1);
    if (last === undefined) break;
    const looksAtOwnPage =
      node.when !== undefined && questionsInCondition(node.when).some((name) => last.names.has(ownName(name, last)));
    const part = looksAtOwnPage ? { names: new Set<string>(), nodes: [] } : last;
    if (part !== last) parts.push(part);
    const when = translate(composing, node.when, node);
    part.nodes.push(...composeNode(composing, node, when));
    part.names.add(node.name);
  }
  return parts.flatMap(({ names, nodes }) =>
    inParts(nodes, surveyLimits.onPage).map((part) => ({ names, nodes: [...part] })),
  );
}

/** A row or an option of a question is part of it: `q1.row` and `q1_SQ001` look at q1. */
function ownName(name: string, { names }: Part): string {
  return [...names].find((own) => name === own || name.startsWith(`${own}.`) || name.startsWith(`${own}_`)) ?? name;
}

/** The condition in our words. One that has none is left out, by name: then everybody is asked. */
function translate(
  composing: Composing,
  condition: SourceCondition | undefined,
  at: Pick<SourceNode | SourcePage, 'place' | 'name'>,
): string | undefined {
  if (condition === undefined) return undefined;
  const isBackward = questionsInCondition(condition).some((name) => !composing.known.has(name));
  const words = isBackward ? undefined : composeCondition(condition, composing.known);
  if (words === undefined || words.length > surveyLimits.condition) {
    composing.leave(at.place, at.name, isBackward ? 'condition_backward' : 'condition_not_translated');
    return undefined;
  }
  return unwrapped(words);
}
