import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { readSingleKeys } from '../ui/single-keys.ts';

const route = getRouteApi('/signed-in/responses');

/** j and k walk through the list, c leads to the case of the open answer, ? lists the keys. They keep still while somebody types or a dialog is open. */
export function useResponseKeys(ids: readonly string[], openId: string | undefined) {
  const navigate = useNavigate();
  const search = route.useSearch();
  const [isHelpOpen, setHelpOpen] = useState(false);

  // The open one is kept in sight in the list; on a phone the list is not there, and its page starts at the top.
  useEffect(() => {
    if (openId === undefined) return;
    const item = document.querySelector('.item[aria-current]');
    if (item?.checkVisibility()) item.scrollIntoView({ block: 'nearest' });
    else window.scrollTo(0, 0);
  }, [openId]);

  useEffect(() => {
    const step = (by: 1 | -1) => {
      const here = openId === undefined ? -1 : ids.indexOf(openId);
      const next = here < 0 ? ids[0] : ids[here + by];
      if (next === undefined) return;
      void navigate({ to: '/responses/$responseId', params: { responseId: next }, search, resetScroll: false });
    };
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !readSingleKeys()) return;
      if (event.key === 'j') step(1);
      if (event.key === 'k') step(-1);
      if (event.key === 'c') document.querySelector<HTMLElement>('.answer-case a')?.click();
      if (event.key === '?') setHelpOpen(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [ids, openId, navigate, search]);

  return { isHelpOpen, closeHelp: () => setHelpOpen(false) };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  );
}
