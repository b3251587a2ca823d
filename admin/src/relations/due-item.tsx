import { Link } from '@tanstack/react-router';
import { useMe } from '../accounts/use-me.ts';
import { type Format, useFormat } from '../catalogue/format.ts';
import { type Say, useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import type { DueCustomer } from './visit-requests.ts';

type Props = Readonly<{ customer: DueCustomer; onPlan: () => void }>;

/** One customer of the list: how late it is, who, when somebody last spoke to them, and why they stand here. */
export function DueItem({ customer, onPlan }: Props) {
  const say = useSay();
  const { contact, plan, owner } = customer;
  const name = contact.name || contact.email;
  const facts = [contact.organisation, plan.name, owner?.name].filter((fact) => fact);
  return (
    <li className="due-item">
      <p className="due-days" data-late={customer.overdue_days > 0}>
        {lateWords(say, customer)}
      </p>
      <div>
        <h2>
          <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
            {name}
          </Link>
        </h2>
        <p className="note">{facts.join(' · ')}</p>
        <p>
          <Spoken customer={customer} />
        </p>
        <WhyHere customer={customer} />
      </div>
      <div className="row due-actions">
        {contact.phone === null ? null : (
          <a className={buttonClass('plain', 'small')} href={`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`}>
            {say('contact.call')}
            <span className="unseen"> {name}</span>
          </a>
        )}
        {customer.visit_id === null ? (
          <Button size="small" onPress={onPlan}>
            {say('visits.plan')}
            <span className="unseen"> {name}</span>
          </Button>
        ) : (
          <Link className={buttonClass('plain', 'small')} to="/visits/$visitId" params={{ visitId: customer.visit_id }}>
            {say('visits.note')}
            <span className="unseen"> {name}</span>
          </Link>
        )}
      </div>
    </li>
  );
}

function lateWords(say: Say, { overdue_days: days }: DueCustomer): string {
  if (days > 0) return say('visits.late', { days });
  return days === 0 ? say('visits.due-today') : say('visits.due-in', { days: -days });
}

function Spoken({ customer: { last, since_days: days } }: Pick<Props, 'customer'>) {
  const say = useSay();
  const format = useFormat();
  if (last === null) return say('visits.never-spoken', { days });
  return say('visits.last-spoken', { kind: last.kind, day: format.day(last.at), days });
}

/** Each part of the order with what it adds, of a hundred: nobody has to guess why somebody stands above somebody else. */
function WhyHere({ customer }: Pick<Props, 'customer'>) {
  const say = useSay();
  const format = useFormat();
  const { staff } = useMe();
  const strongest = customer.terms.reduce((best, term) => (term.points > best.points ? term : best));
  return (
    <details className="why-here">
      <summary>{say('visits.why', { reason: say(`visits.term.${strongest.term}`) })}</summary>
      <dl>
        {customer.terms.map((term) => (
          <div key={term.term}>
            <dt>{say(`visits.term.${term.term}`)}</dt>
            <dd>
              <span className="points number">{say('visits.points', { points: Math.round(term.points * 100) })}</span>
              <span className="why-bar" aria-hidden="true">
                <i style={{ width: `${Math.min(100, Math.round(term.points * 100))}%` }} />
              </span>
              {termWords(term, { customer, say, format, staffId: staff.id })}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

type Term = DueCustomer['terms'][number];
type Worded = Readonly<{ customer: DueCustomer; say: Say; format: Format; staffId: string }>;

/** What is not known counts as the middle, and says so. */
function termWords({ term, amount, is_known: isKnown }: Term, { customer, say, format, staffId }: Worded): string {
  switch (term) {
    case 'agreed':
      return say('visits.why-agreed', { day: format.day(customer.due) });
    case 'risk':
      return isKnown ? riskWords(customer, { say, format }) : say('visits.why-unknown');
    case 'value':
      return isKnown ? valueWords(customer, amount, { say, format }) : say('visits.why-no-orders');
    case 'time':
      return say('visits.why-time', { days: customer.since_days, every: customer.plan.every_days });
    case 'owner':
      if (customer.owner === null) return say('visits.why-nobodys');
      return customer.owner.id === staffId
        ? say('visits.why-yours')
        : say('visits.why-others', { name: customer.owner.name });
  }
}

function riskWords(customer: DueCustomer, { say, format }: Pick<Worded, 'say' | 'format'>): string {
  const { risk_reasons: reasons, last_mark: mark } = customer;
  const given =
    mark === null ? '' : say('visits.why-mark', { mark: format.given(mark.score), day: format.day(mark.at) });
  const words =
    reasons.length === 0 ? say('visits.why-calm') : format.list(reasons.map((one) => say(`visits.risk.${one}`)));
  return [words, given].filter((part) => part !== '').join('. ');
}

function valueWords({ value }: DueCustomer, amount: number, { say, format }: Pick<Worded, 'say' | 'format'>): string {
  if (value === null) return say('visits.why-no-orders');
  const money = new Intl.NumberFormat(format.locale, {
    style: 'currency',
    currency: value.currency,
    maximumFractionDigits: 0,
  }).format(value.amount);
  return say('visits.why-value', { amount: money, share: format.percent(amount) });
}
