import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { Section } from '../../ui/section.tsx';
import { Term } from '../glossary/term.tsx';
import type { Loyalty } from './loyalty-requests.ts';

/** What dissatisfied customers bought in a year: a description, which says so itself. */
export function StakeSection({ data: { value_at_stake: stakes } }: Readonly<{ data: Loyalty }>) {
  const say = useSay();
  const format = useFormat();
  const money = (amount: number, currency: string) =>
    new Intl.NumberFormat(format.locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
  const [first] = stakes;
  return (
    <Section
      label={say('loyalty.stake')}
      heading={
        first === undefined
          ? say('loyalty.stake-none')
          : say('loyalty.stake-heading', { amount: money(first.amount, first.currency), count: first.customers })
      }
      note={
        <Rich message="loyalty.stake-note" tags={{ stake: (words) => <Term name="value-at-stake">{words}</Term> }} />
      }
    >
      {first === undefined ? (
        <p>{say('loyalty.stake-none-detail')}</p>
      ) : (
        <table>
          <caption className="unseen">{say('loyalty.stake')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('loyalty.stake-who')}</th>
              <th scope="col" className="end">
                {say('loyalty.stake-customers')}
              </th>
              <th scope="col" className="end">
                {say('loyalty.stake-amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stakes.flatMap((stake) => [
              <tr key={`${stake.currency}-low`}>
                <th scope="row">{say('loyalty.stake-dissatisfied')}</th>
                <td className="end number">{format.number(stake.customers)}</td>
                <td className="end number">{money(stake.amount, stake.currency)}</td>
              </tr>,
              <tr key={`${stake.currency}-all`}>
                <th scope="row">{say('loyalty.stake-all')}</th>
                <td className="end number">{format.number(stake.customers_of_all)}</td>
                <td className="end number">{money(stake.amount_of_all, stake.currency)}</td>
              </tr>,
            ])}
          </tbody>
        </table>
      )}
    </Section>
  );
}
