import { useLayoutEffect, useRef } from 'react';

/**
 * Hears every key of the page but those of somebody who types. `handle` says whether the key meant something; then the
 * browser does nothing else with it. An interviewer works by keys alone, so these are no single letters to be switched off.
 */
export function useKeys(handle: (key: string) => boolean) {
  const latest = useRef(handle);
  // Before the page is painted: whoever sees a question may press its key.
  useLayoutEffect(() => {
    latest.current = handle;
  });
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      const isField = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (isField && event.key !== 'Escape') return;
      // Enter on a button or a link is that button's own.
      const isOwn = target instanceof HTMLElement && target.matches('button, a, summary');
      if (isOwn && (event.key === 'Enter' || event.key === ' ')) return;
      if (latest.current(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
