import { Link } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { Section } from '../../ui/section.tsx';
import { Term } from '../glossary/term.tsx';
import type { Loyalty } from './loyalty-requests.ts';

const rows = ['customers', 'unheard', 'unanswered', 'silent'] as const;

/** Customers of whom nothing is known: counted of all there are, and what can be asked of them. */
export function SilentSection({ silent }: Readonly<{ silent: Loyalty['silent'] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <Section
      label={say('loyalty.silent')}
      heading={say('loyalty.silent-heading', { count: silent.silent })}
      note={
        <Rich message="loyalty.silent-note" tags={{ silent: (words) => <Term name="silent-customer">{words}</Term> }} />
      }
      aside={
        silent.silent > 0 ? (
          <p className="section-action">
            <Link className="button" to="/studies/new">
              {say('loyalty.silent-ask')}
            </Link>
          </p>
        ) : null
      }
    >
      <table>
        <caption className="unseen">{say('loyalty.silent')}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{say('loyalty.silent-who')}</th>
            <th scope="col">{say('funnel.count')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{say(`loyalty.silent-${row}`, { since: format.day(silent.since) })}</th>
              <td className="end number">{format.number(silent[row])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="source">{say('loyalty.silent-source')}</p>
    </Section>
  );
}
