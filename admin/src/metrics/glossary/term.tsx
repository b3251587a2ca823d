import './term.css';
import { Link } from '@tanstack/react-router';
import type { TermId } from '@voldaan/domain/metrics/glossary/glossary';
import type { ReactNode } from 'react';

type Props = Readonly<{ name: TermId; children: ReactNode }>;

/** A metric or a technical word on a screen, which leads to what it means and how it is computed. */
export function Term({ name, children }: Props) {
  return (
    <Link className="term" to="/glossary" hash={name}>
      {children}
    </Link>
  );
}
