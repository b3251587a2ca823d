import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { readSingleKeys } from '../ui/single-keys.ts';

const route = getRouteApi('/signed-in/cases');

/** Letters that press or enter what carries them: `<span data-desk-key="o">`. */
export const deskKeys = ['b', 'n', 'o', 'w', 'g', 't', 'm', 's'] as const;
export type DeskKey = (typeof deskKeys)[number];

/**
 * j and k walk through the queue, / searches, the other letters act on the open case. They keep still while somebody types;
 * from the note Escape leads out, Control and Enter log what was written, and with Shift they settle.
 */
export function useCaseKeys(ids: readonly string[], openId: string | undefined) {
  const navigate = useNavigate();
  const search = route.useSearch();
  const [isHelpOpen, setHelpOpen] = useState(false);

  useEffect(() => {
    if (openId === undefined) return;
    const item = document.querySelector('.case-item[aria-current]');
    if (item?.checkVisibility()) item.scrollIntoView({ block: 'nearest' });
    else window.scrollTo(0, 0);
  }, [openId]);

  useEffect(() => {
    const walk = (by: 1 | -1) => {
      const here = openId === undefined ? -1 : ids.indexOf(openId);
      const next = here < 0 ? ids[0] : ids[here + by];
      if (next === undefined) return;
      void navigate({ to: '/cases/$caseId', params: { caseId: next }, search, resetScroll: false });
    };
    const listen = (event: KeyboardEvent) => {
      if (leadOutOfNote(event)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !readSingleKeys()) return;
      if (event.key === 'j') walk(1);
      if (event.key === 'k') walk(-1);
      if (event.key === '?') setHelpOpen(true);
      const key = deskKeys.find((one) => one === event.key);
      const found = key === undefined ? searchField(event.key) : targetOf(key);
      if (found === null) return;
      // Otherwise the letter itself would be typed into what is entered.
      event.preventDefault();
      if (found.matches('textarea, input, select')) found.focus();
      else found.click();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [ids, openId, navigate, search]);

  return { isHelpOpen, closeHelp: () => setHelpOpen(false) };
}

/** Puts the cursor where the conversation is written down. */
export function enterNote() {
  targetOf('n')?.focus();
}

export function leaveNote() {
  targetOf('n')?.blur();
}

function targetOf(key: DeskKey | 'log'): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-desk-key="${key}"] :is(a, button, textarea, select)`);
}

/** No letters, so they work for those as well who switched the letters off. */
function leadOutOfNote(event: KeyboardEvent): boolean {
  const { target, key } = event;
  // A list that is open over the note takes its own keys.
  if (event.defaultPrevented) return false;
  if (!(target instanceof HTMLElement) || target.closest('[data-desk-key="n"]') === null) return false;
  if (key === 'Escape') target.blur();
  else if (key === 'Enter' && (event.ctrlKey || event.metaKey)) targetOf(event.shiftKey ? 'o' : 'log')?.click();
  else return false;
  event.preventDefault();
  return true;
}

function searchField(key: string): HTMLElement | null {
  return key === '/' ? document.querySelector<HTMLElement>('.search-field input') : null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  );
}
