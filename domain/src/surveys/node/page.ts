import type { Question } from '../question/question.ts';
import type { Battery } from './battery.ts';
import type { Pair } from './pair.ts';
import type { Statement } from './statement.ts';

/** What stands on a page. */
export type PageNode = Question | Statement | Battery | Pair;

export type Page = Readonly<{ kind: 'page'; id: string; nodes: readonly PageNode[] }>;
