import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { CaseHead } from './case-requests.ts';
import type { CaseSearch } from './case-search.ts';
import { shareOver, waited } from './waited.ts';

type Props = Readonly<{ one: CaseHead; search: CaseSearch }>;

/** One line of the queue: how long somebody has waited, who, and what about. A settled one carries the stamp. */
export function CaseItem({ one, search }: Props) {
  const say = useSay();
  const format = useFormat();
  const facts = [
    ...(one.score === null ? [] : [say('cases.gave', { score: format.given(one.score) })]),
    say(`case-kind.${one.kind}`),
    ...(one.owner === null ? [] : [one.owner.name]),
    ...(one.unit === null ? [] : [one.unit.name]),
  ];
  return (
    <li>
      <Link className="case-item" to="/cases/$caseId" params={{ caseId: one.id }} search={search} resetScroll={false}>
        <span>
          <Waited one={one} />
        </span>
        <span>
          <b>{one.name || say('cases.nameless')}</b>
          <span className="meta">{facts.join(' · ')}</span>
          {one.mail_failed_at === null ? null : <span className="case-broken">{say('cases.mail-failed-short')}</span>}
          <span className="meta case-about">{one.subject || one.words}</span>
        </span>
      </Link>
    </li>
  );
}

function Waited({ one }: Readonly<{ one: CaseHead }>) {
  const say = useSay();
  const format = useFormat();
  const now = new Date();
  if (one.closed_at !== null) return <span className="meta">{format.recent(one.closed_at, now)}</span>;
  if (one.waits_until !== null && Date.parse(one.waits_until) > now.getTime())
    return <span className="meta">{say('cases.until', { day: format.shortDay(one.waits_until) })}</span>;
  const { count, unit } = waited(one.received_at, now);
  const over = one.due_at === null ? undefined : shareOver(one.received_at, one.due_at, now);
  return (
    <>
      <span className="case-waited">{say(`cases.waited.${unit}`, { count })}</span>
      {over === undefined ? null : (
        <>
          <span className="case-clock" data-over={over >= 1} aria-hidden="true">
            <i style={{ width: `${Math.round(over * 100)}%` }} />
          </span>
          {over >= 1 ? <span className="case-broken">{say('cases.too-late')}</span> : null}
        </>
      )}
    </>
  );
}
