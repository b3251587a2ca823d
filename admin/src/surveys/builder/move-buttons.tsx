import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { insertPart, opensWithRating, removePart, splitPage } from './move-part.ts';
import { copyOf, copyOfNode, freeIdsOf } from './new-part.ts';
import { findPart, isNode, keyOf, type Part } from './tree.ts';
import { useBuilder } from './use-builder.ts';
import { useMove } from './use-move.ts';

/** Up, down, once more, away: what the mouse can do with a line of the outline, and more. */
export function MoveButtons({ part }: Readonly<{ part: Part }>) {
  const say = useSay();
  const toast = useToast();
  const { draft, select, announce } = useBuilder();
  const { move, mayMove } = useMove();
  const key = keyOf(part);
  const without = removePart(draft.definition, key);
  const place = findPart(draft.definition, key)?.place;
  const isBelowOthers = place?.level === 'items' && place.index > 0;

  const remove = () => {
    draft.change(() => without);
    select('slip', 'focus');
    toast({ text: say('part.removed'), undo: draft.undo });
  };
  const split = () => {
    const pageId = freeIdsOf(draft.definition)('page');
    draft.change((current) => splitPage(current, key, pageId));
    announce(say('part.added'));
  };
  const duplicate = () => {
    const freeId = freeIdsOf(draft.definition);
    const copy = isNode(part) ? copyOfNode(part, freeId) : copyOf(part, freeId);
    draft.change((current) => {
      const found = findPart(current, key);
      return found ? insertPart(current, copy, { ...found.place, index: found.place.index + 1 }) : current;
    });
    select(keyOf(copy), 'focus');
  };

  return (
    <span className="part-actions">
      <MoveButton
        label={say('part.up')}
        path="M5 12l5-5 5 5"
        isDisabled={!mayMove(key, 'up')}
        onPress={() => move(key, 'up')}
      />
      <MoveButton
        label={say('part.down')}
        path="M5 8l5 5 5-5"
        isDisabled={!mayMove(key, 'down')}
        onPress={() => move(key, 'down')}
      />
      {isBelowOthers ? (
        <Button size="small" look="quiet" onPress={split}>
          {say('part.own-page')}
        </Button>
      ) : null}
      <Button size="small" look="quiet" onPress={duplicate}>
        {say('part.duplicate')}
      </Button>
      <Button size="small" look="quiet" isDisabled={!opensWithRating(without)} onPress={remove}>
        {say('part.remove')}
      </Button>
    </span>
  );
}

type MoveProps = Readonly<{ label: string; path: string; isDisabled: boolean; onPress: () => void }>;

/** The one button without a word: an arrow up is read as such, and its name is heard. */
function MoveButton({ label, path, isDisabled, onPress }: MoveProps) {
  return (
    <button
      type="button"
      className="button button-small move-button"
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onPress}
    >
      <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
