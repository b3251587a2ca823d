import { useEffect } from 'react';
import { readSingleKeys } from '../ui/single-keys.ts';

/** j and k walk through the ideas of the list; Enter opens the one that is reached. They keep still while somebody types. */
export function useIdeaKeys() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !readSingleKeys()) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      const links = [...document.querySelectorAll<HTMLElement>('.idea-link')];
      const { activeElement } = document;
      const here = activeElement instanceof HTMLElement ? links.indexOf(activeElement) : -1;
      const next = links[event.key === 'j' ? here + 1 : Math.max(0, here - 1)];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"]') !== null
  );
}
