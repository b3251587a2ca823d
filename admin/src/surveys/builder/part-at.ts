import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyNode } from '@voldaan/domain/surveys/node/survey-node';
import { pagesOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { keyOf, pageHolds } from './tree.ts';

const partOfField: Readonly<Record<string, string>> = {
  languages: 'languages',
  scaleLabels: 'languages',
  thanks: 'thanks',
  norm: 'norm',
};

/** The part of the builder in which what a JSON pointer leads to can be changed. */
export function partAt(definition: SurveyDefinition, pointer: string): string {
  const [, field = '', ...rest] = pointer.split('/');
  if (field !== 'nodes') return partOfField[field] ?? 'slip';
  return nodeAt(definition.nodes, rest) ?? 'slip';
}

/** The page on which a part stands, counted from one in the order of writing; what stands on none is seen on the first. */
export function pageNumberOf(definition: SurveyDefinition, key: string): number {
  const pages = pagesOf(definition);
  if (key === 'thanks') return pages.length + 1;
  const index = pages.findIndex((page) => pageHolds(page, key));
  return index < 0 ? 1 : index + 1;
}

function nodeAt(nodes: readonly SurveyNode[], path: readonly string[]): string | undefined {
  const [index, list, ...rest] = path;
  const node = nodes[Number(index)];
  if (node === undefined) return undefined;
  const inner = innerOf(node, list, rest);
  return inner ?? keyOf(node);
}

function innerOf(node: SurveyNode, list: string | undefined, rest: readonly string[]): string | undefined {
  if (node.kind === 'page') return list === 'nodes' ? itemAt(node.nodes, rest) : undefined;
  if (list === 'nodes') return nodeAt(node.nodes, rest);
  return list === 'otherwise' && node.kind === 'branch' ? nodeAt(node.otherwise, rest) : undefined;
}

function itemAt(items: readonly PageNode[], [index, list, row]: readonly string[]): string | undefined {
  const item = items[Number(index)];
  if (item === undefined) return undefined;
  const found = item.kind === 'battery' && list === 'questions' ? item.questions[Number(row)] : undefined;
  return keyOf(found ?? item);
}
