import { useCallback } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { dropPart, movePart, opensWithRating } from './move-part.ts';
import { outlineRows } from './outline-rows.ts';
import type { Place } from './tree.ts';
import { useBuilder } from './use-builder.ts';

/** Moves a part and says where it went, whether it was a mouse, a button or a key that moved it. */
export function useMove() {
  const say = useSay();
  const { draft, announce, mayChange } = useBuilder();
  const { definition, change } = draft;

  const settle = useCallback(
    (key: string, moved: typeof definition) => {
      if (moved === definition) return announce(say('part.at-the-end'));
      if (!opensWithRating(moved)) return announce(say('part.opening-stays'));
      change(() => moved);
      const rows = outlineRows(moved).filter((row) => row.kind === 'part');
      const place = rows.findIndex((row) => row.key === key) + 1;
      announce(say('part.moved', { place, count: rows.length, page: rows[place - 1]?.pageNumber ?? 1 }));
    },
    [definition, change, announce, say],
  );
  const move = useCallback(
    (key: string, direction: 'up' | 'down') => {
      if (mayChange) settle(key, movePart(definition, key, direction));
    },
    [definition, settle, mayChange],
  );
  const drop = useCallback(
    (key: string, place: Place) => {
      const moved = dropPart(definition, key, place);
      if (moved !== definition) settle(key, moved);
    },
    [definition, settle],
  );
  const mayMove = (key: string, direction: 'up' | 'down') => {
    const moved = movePart(definition, key, direction);
    return moved !== definition && opensWithRating(moved);
  };
  return { move, drop, mayMove };
}
