import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

const route = getRouteApi('/signed-in/responses');

/** j and k walk through the list, ? lists the keys. They keep still while somebody types or a dialog is open. */
export function useResponseKeys(ids: readonly string[], openId: string | undefined) {
  const navigate = useNavigate();
  const search = route.useSearch();
  const [isHelpOpen, setHelpOpen] = useState(false);

  useEffect(() => {
    const step = (by: 1 | -1) => {
      const here = openId === undefined ? -1 : ids.indexOf(openId);
      const next = here < 0 ? ids[0] : ids[here + by];
      if (next !== undefined) void navigate({ to: '/responses/$responseId', params: { responseId: next }, search });
    };
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'j') step(1);
      if (event.key === 'k') step(-1);
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
