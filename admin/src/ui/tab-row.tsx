import { type ReactNode, useEffect, useRef } from 'react';

type Props = Readonly<{ label: string; children: ReactNode }>;

/** Links side by side. Where they do not all fit, the one that is open is in sight and the others are reached sideways. */
export function TabRow({ label, children }: Props) {
  const row = useRef<HTMLElement>(null);
  const shown = useRef<Element>(null);
  useEffect(() => {
    const open = openTab(row.current);
    // Whoever moved the row by hand is left alone until another tab is opened.
    if (open !== shown.current) bringIntoSight(row.current, open);
    shown.current = open;
  });
  useEffect(() => {
    const sizes = new ResizeObserver(() => bringIntoSight(row.current, openTab(row.current)));
    if (row.current) sizes.observe(row.current);
    return () => sizes.disconnect();
  }, []);
  return (
    <nav ref={row} className="tabs" aria-label={label}>
      {children}
    </nav>
  );
}

function openTab(row: HTMLElement | null): Element | null {
  return row?.querySelector('[aria-current]') ?? null;
}

/** Not scrollIntoView, which would move the page as well. */
function bringIntoSight(row: HTMLElement | null, tab: Element | null): void {
  if (row === null || tab === null) return;
  const [seen, open] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (open.right > seen.right) row.scrollLeft += open.right - seen.right;
  if (open.left < seen.left) row.scrollLeft += open.left - seen.left;
}
