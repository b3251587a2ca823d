import { useEffect } from 'react';
import type { Draft } from '../use-draft.ts';

/**
 * Ctrl+Z takes back, Shift+Ctrl+Z and Ctrl+Y do again. Also within a field: its text is the draft's, and the browser's
 * own undo would know nothing of the rest.
 */
export function useUndoKeys({ undo, redo }: Pick<Draft, 'undo' | 'redo'>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isElsewhere(event.target)) return;
      const key = event.key.toLowerCase();
      const wantsRedo = (key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey);
      if (!wantsRedo && key !== 'z') return;
      event.preventDefault();
      if (wantsRedo) redo();
      else undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo]);
}

/** A dialog has fields of its own, which are no part of the draft. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog], [role=alertdialog]') !== null;
}
