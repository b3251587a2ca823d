import { Link } from '@tanstack/react-router';
import { remedies } from '@voldaan/domain/complaints/case-event';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { CaseDetail } from './case-requests.ts';

/** What else this customer came with, and what was done to put it right. */
export function EarlierCases({ earlier }: Readonly<{ earlier: CaseDetail['earlier'] }>) {
  const say = useSay();
  const format = useFormat();
  if (earlier.length === 0) return null;
  return (
    <>
      <h3>{say('cases.earlier')}</h3>
      <ol className="case-line">
        {earlier.map(({ id, number, kind, stage, received_at, remedies: done }) => (
          <li key={id}>
            <time dateTime={received_at}>{format.shortDay(received_at)}</time>
            <span>
              <Link to="/cases/$caseId" params={{ caseId: id }}>
                {number}
              </Link>{' '}
              {say(`case-kind.${kind}`)}, {say(`case-stage.${stage}`)}
              {done.length === 0 ? null : (
                <small>
                  {format.list(remedies.filter((one) => done.includes(one)).map((one) => say(`remedy.${one}`)))}
                </small>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
