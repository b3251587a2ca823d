import type { Branch } from '../node/branch.ts';
import type { Page, PageNode } from '../node/page.ts';

export function page(id: string, ...nodes: readonly PageNode[]): Page {
  return { kind: 'page', id, nodes };
}

/** A page more for those of whom the condition is true; the others go on. */
export function pageIf(id: string, when: string, shown: Page): Branch {
  return { kind: 'branch', id, when, nodes: [shown], otherwise: [] };
}
