import type { CardHandle, StartCard } from './card-handle.ts';
import { forget, kept } from './memory.ts';
import type { MakeSender } from './send.ts';

/**
 * The one script that a website places. It waits for its moment, then fetches the question. Until a person acts it
 * stores nothing, sets no cookie, and adds nothing to the page: no global, no style, no element.
 */
const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.dataset['survey']) begin(script, script.dataset['survey']);

function begin(script: HTMLScriptElement, token: string): void {
  const { dataset } = script;
  const base = script.src.replace(/w\.js(\?.*)?$/, '');
  let identity = dataset['token'];
  let card: Promise<CardHandle | undefined> | undefined;
  const start = async (isAsked: boolean): Promise<CardHandle | undefined> => {
    const language = dataset['language'] ?? document.documentElement.lang;
    const query = new URLSearchParams({ language });
    const { run }: { run?: StartCard } = await import(/* @vite-ignore */ `${base}w/${token}.js?${query}`);
    return run?.({ base, token, script, isAsked, identity: () => identity });
  };
  const open = async (isAsked = true): Promise<void> => {
    card ??= start(isAsked);
    const handle = await card.catch(() => {
      card = undefined;
      return undefined;
    });
    if (isAsked) await handle?.open();
  };
  Object.assign(script, {
    voldaan: {
      open: () => open(),
      close: async () => (await card)?.close(),
      identify: (signed: string) => {
        identity = signed;
      },
    },
  });
  script.dispatchEvent(new CustomEvent('voldaan:ready', { bubbles: true }));
  if (kept(`${token}.unsent`)) void sendKept(base, token, dataset['send']).catch(() => undefined);
  if (Number(kept(token)) > Date.now()) return;
  forget(token);
  if (isWanted(dataset)) awaitMoment(dataset, () => void open(false));
}

/** What could not be sent on an earlier page. */
async function sendKept(base: string, token: string, way: string | undefined): Promise<void> {
  const { connect }: { connect: MakeSender } = await import(/* @vite-ignore */ `${base}w/${token}/visit.js?resend`);
  await connect({ base, token, root: document.documentElement, way }).sendKept();
}

/** Conditions: all of them must hold. */
function isWanted({ page, sample, manual }: DOMStringMap): boolean {
  if (manual !== undefined) return false;
  if (sample !== undefined && Math.random() >= Number(sample)) return false;
  if (page === undefined) return true;
  return page.split(/[\s,]+/).some((part) => {
    const [start = '', end] = part.split('*', 2);
    const { pathname } = location;
    return end === undefined ? pathname === start : pathname.startsWith(start) && pathname.endsWith(end);
  });
}

/** Moments: the first of them decides. Without one, as soon as the page stands. */
function awaitMoment({ delay, scroll, exit, event }: DOMStringMap, show: () => void): void {
  const ending = new AbortController();
  const { signal } = ending;
  const once = () => {
    if (signal.aborted) return;
    ending.abort();
    show();
  };
  if (delay !== undefined) setTimeout(once, Number(delay) * 1000);
  if (scroll !== undefined) {
    const look = () => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      const share = scrollTop / Math.max(1, scrollHeight - clientHeight);
      if (share * 100 >= Number(scroll)) once();
    };
    addEventListener('scroll', look, { passive: true, signal });
  }
  if (exit !== undefined) {
    const leave = ({ clientY, relatedTarget }: MouseEvent) => clientY <= 0 && relatedTarget === null && once();
    document.addEventListener('mouseout', leave, { signal });
  }
  if (event !== undefined) document.addEventListener(event, once, { signal });
  if ([delay, scroll, exit, event].every((moment) => moment === undefined)) {
    if (document.body) once();
    else document.addEventListener('DOMContentLoaded', once, { signal });
  }
}
