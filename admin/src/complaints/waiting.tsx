import './waiting.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { waitingQuery } from './case-requests.ts';
import { waited } from './waited.ts';

/** Who waits for a word, above all figures: nobody's score matters more than a customer who is waiting. */
export function WaitingCustomers() {
  const say = useSay();
  const may = useMay();
  const { data } = useQuery({ ...waitingQuery, enabled: may('case.waiting') });
  if (data === undefined || data.first === null) return null;
  const { count, unit } = waited(data.first.received_at, new Date());
  return (
    <div className="case-waiting">
      <p>
        <b>{say('cases.lede', { count: data.count })}</b>
        <br />
        <span className="muted">
          {say('cases.longest', { wait: say(`cases.waited.${unit}`, { count }) })}
          {data.broken > 0 ? ` · ${say('cases.broken', { count: data.broken })}` : ''}
        </span>
      </p>
      <Link className={buttonClass('primary')} to="/cases/$caseId" params={{ caseId: data.first.id }}>
        {say('cases.first')}
      </Link>
    </div>
  );
}
