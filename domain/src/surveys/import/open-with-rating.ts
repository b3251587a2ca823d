import { itemOf } from '../library/items.ts';
import type { Page } from '../node/page.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import type { RatingQuestion } from '../question/rating.ts';
import { questionsOn } from '../survey-definition.ts';
import { roleOfScale } from './choose-scale.ts';
import type { Composing } from './composing.ts';

/**
 * A survey of ours opens with a rating that everybody meets: it stands in the mail. The first such question moves to the
 * front when it is not there; a file without any gets the library's own question of satisfaction.
 */
export function openWithRating(composing: Composing, nodes: readonly SurveyNode[]): readonly SurveyNode[] {
  const found = findOpening(nodes);
  const [first] = nodes;
  if (found !== undefined && first?.kind === 'page' && questionsOn(first.nodes)[0] === found) {
    // Words that stood above it stand below it.
    const others = first.nodes.filter((node) => node !== found);
    return withWords([{ ...first, nodes: [asHeadline(found), ...others] }, ...nodes.slice(1)]);
  }
  const opening = found ?? satisfaction(composing);
  if (found === undefined) composing.leave('', opening.id, 'opening_added');
  else composing.leave('', composing.names()[found.id]?.name ?? found.id, 'opening_moved');
  const page: Page = { kind: 'page', id: composing.newPageId('opening'), nodes: [asHeadline(opening)] };
  return withWords([page, ...nodes.flatMap((node) => without(node, found))]);
}

/** Words without a question are no page: they go to the next one, or else to the one before. */
function withWords(nodes: readonly SurveyNode[]): readonly SurveyNode[] {
  const made: SurveyNode[] = [];
  let waiting: Page['nodes'] = [];
  for (const node of nodes) {
    if (node.kind === 'page' && questionsOn(node.nodes).length === 0) {
      waiting = [...waiting, ...node.nodes];
    } else if (node.kind === 'page') {
      made.push({ ...node, nodes: [...waiting, ...node.nodes] });
      waiting = [];
    } else {
      made.push(node.kind === 'branch' ? { ...node, nodes: withWords(node.nodes) } : node);
    }
  }
  const last = made.findLastIndex(({ kind }) => kind === 'page');
  return made
    .map((node, place) =>
      place === last && node.kind === 'page' ? { ...node, nodes: [...node.nodes, ...waiting] } : node,
    )
    .filter((node) => node.kind !== 'branch' || node.nodes.length > 0);
}

/** The opening question is the survey's figure: where its scale has one metric only, it is counted as that. */
function asHeadline(opening: RatingQuestion): RatingQuestion {
  return opening.role === 'none' ? { ...opening, role: roleOfScale[opening.scale] ?? 'none' } : opening;
}

function findOpening(nodes: readonly SurveyNode[]): RatingQuestion | undefined {
  for (const node of nodes) {
    if (node.kind !== 'page') continue;
    for (const each of node.nodes) if (each.kind === 'rating' && each.when === undefined) return each;
  }
  return undefined;
}

function without(node: SurveyNode, question: RatingQuestion | undefined): readonly SurveyNode[] {
  if (node.kind !== 'page' || question === undefined) return [node];
  const nodes = node.nodes.filter((each) => each !== question);
  return nodes.length === 0 ? [] : [{ ...node, nodes }];
}

function satisfaction(composing: Composing): RatingQuestion {
  const question = itemOf('sat_overall')?.question;
  if (question?.kind !== 'rating') throw new Error('the library has no question of satisfaction');
  return { ...question, id: composing.newId(question.id, 'sat') };
}
