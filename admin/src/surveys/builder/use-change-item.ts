import type { PageNode } from '@voldaan/domain/surveys/node/page';
import { useCallback } from 'react';
import { changeItem, keyOf } from './tree.ts';
import { useBuilder } from './use-builder.ts';

type Edit<Item extends PageNode> = (item: Item) => PageNode;

/** Changes the thing on a page that is being edited. It is read anew, so that two keys in a row do not undo each other. */
export function useChangeItem<Item extends PageNode>(item: Item): (edit: Edit<Item>, group?: string) => void {
  const { change } = useBuilder().draft;
  const key = keyOf(item);
  const { kind } = item;
  return useCallback(
    (edit, group) =>
      change(
        (current) => changeItem(current, key, (found) => (isOfKind<Item>(found, kind) ? edit(found) : found)),
        group,
      ),
    [change, key, kind],
  );
}

function isOfKind<Item extends PageNode>(item: PageNode, kind: Item['kind']): item is Item {
  return item.kind === kind;
}
