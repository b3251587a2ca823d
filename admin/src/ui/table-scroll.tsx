import './table.css';
import type { ReactNode } from 'react';

type Props = Readonly<{ label: string; children: ReactNode }>;

/** A wide table that scrolls by itself, by the keyboard too; the page around it stands still. */
export function TableScroll({ label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll what stands outside (WCAG 2.1.1)
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
