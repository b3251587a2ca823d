import type { PlacedNode } from './placed-nodes.ts';
import type { SurveyText } from './survey-text.ts';
import { textIn } from './survey-text.ts';
import { isQuestion } from './survey-texts.ts';

/** One change between two versions of a survey, in the terms in which its author thinks. */
export type SurveyChange = Readonly<{
  kind: 'added' | 'removed' | 'moved' | 'wording' | 'scale' | 'options' | 'condition' | 'settings';
  /** Where, in the version after; for what was removed, in the version before. */
  pointer: string;
  /** The part of the tree that it is about: a page, a branch, a battery, a question. */
  nodeId?: string;
  /** The same, when that is a question. */
  questionId?: string;
  /** The languages whose words changed. */
  languages?: readonly string[];
  /** Answers before and after cannot share one line. */
  breaksTrend: boolean;
}>;

/** A change of a part of the tree, or of one key of it. */
export function changeAt(
  { node, pointer }: PlacedNode,
  kind: SurveyChange['kind'],
  detail: Readonly<{ key?: string; languages?: readonly string[]; breaksTrend?: boolean }> = {},
): SurveyChange {
  const { key, languages, breaksTrend = false } = detail;
  return {
    kind,
    pointer: key === undefined ? pointer : `${pointer}/${key}`,
    nodeId: node.id,
    ...(isQuestion(node) ? { questionId: node.id } : {}),
    ...(languages === undefined ? {} : { languages }),
    breaksTrend,
  };
}

/** The languages in which two texts differ, by a letter or by being there at all. */
export function changedLanguages(before: SurveyText, after: SurveyText): readonly string[] {
  const tags = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...tags].filter((tag) => textIn(before, tag) !== textIn(after, tag));
}
