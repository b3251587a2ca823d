import './history.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { useEventWords } from '../touchpoints/event-words.ts';
import { Tick } from '../ui/choice.tsx';
import type { HistoryItem } from './customer-requests.ts';

type Of<Kind extends HistoryItem['kind']> = Extract<HistoryItem, { kind: Kind }>;

/** From new to old, each in one line: when, what sort of thing, and what was said or done. */
export function HistoryList({ items }: Readonly<{ items: readonly HistoryItem[] }>) {
  const say = useSay();
  const [onlyWords, setOnlyWords] = useState(false);
  const shown = onlyWords ? items.filter(saidSomething) : items;
  return (
    <>
      <div className="history-filter">
        <Tick isSelected={onlyWords} onChange={setOnlyWords}>
          {say('history.only-said')}
        </Tick>
      </div>
      <HistoryLines items={shown} />
    </>
  );
}

/** In own words or as a mark, alone or to somebody's face. */
function saidSomething(item: HistoryItem): boolean {
  return item.kind === 'answered' || (item.kind === 'visit' && (item.mark !== null || item.better !== ''));
}

/** The lines alone, as they stand beside a case too. */
export function HistoryLines({ items }: Readonly<{ items: readonly HistoryItem[] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <ol className="history">
      {items.map((item) => (
        <li key={`${item.kind} ${item.kind === 'consent' ? `${item.at} ${item.purpose}` : item.id}`}>
          <time className="small" dateTime={item.at} title={format.moment(item.at)}>
            {Date.parse(item.at) > Date.now() ? format.shortDay(item.at) : format.recent(item.at, new Date())}
          </time>
          <b className="small">{say(`history-kind.${item.kind}`)}</b>
          <HistoryWords item={item} />
        </li>
      ))}
    </ol>
  );
}

function HistoryWords({ item }: Readonly<{ item: HistoryItem }>) {
  switch (item.kind) {
    case 'asked':
      return <Asked item={item} />;
    case 'answered':
      return <Answered item={item} />;
    case 'event':
      return <Happened item={item} />;
    case 'consent':
      return <Consented item={item} />;
    case 'held':
      return <Held item={item} />;
    case 'visit':
      return <Visited item={item} />;
    case 'promise':
      return <Promised item={item} />;
  }
}

function Asked({ item }: Readonly<{ item: Of<'asked'> }>) {
  const say = useSay();
  const name = item.study_name ?? item.survey_name;
  const became = [
    item.is_answered ? say('history.was-answered') : item.is_opened ? say('history.was-opened') : '',
    item.is_bounced ? say('history.was-bounced') : '',
    item.is_reported ? say('history.was-reported') : '',
  ].filter((word) => word !== '');
  return (
    <span>
      {item.is_reminder ? say('history.reminder', { name }) : name}
      {', '}
      {[say(`send-state.${item.state}`), ...became].join(', ')}
    </span>
  );
}

function Answered({ item }: Readonly<{ item: Of<'answered'> }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      <span>
        {item.survey_name}
        {item.score === null ? null : (
          <>
            {' '}
            <b>{format.given(item.score)}</b>
          </>
        )}
        {item.is_complete ? null : `, ${say('response.unfinished')}`}
        {item.comment === null ? null : (
          <q className="serif history-quote" lang={item.language}>
            {item.comment}
          </q>
        )}
      </span>
      <Link className="small" to="/responses/$responseId" params={{ responseId: item.id }}>
        {say('history.whole-answer')}
      </Link>
    </>
  );
}

function Happened({ item }: Readonly<{ item: Of<'event'> }>) {
  const words = useEventWords();
  const format = useFormat();
  const amount =
    item.amount === null || item.currency === null
      ? ''
      : new Intl.NumberFormat(format.locale, { style: 'currency', currency: item.currency }).format(item.amount);
  return <span>{[words(item.event_kind), item.subject, amount].filter((part) => part !== '').join(', ')}</span>;
}

function Consented({ item }: Readonly<{ item: Of<'consent'> }>) {
  const say = useSay();
  const purpose = say(`consent-purpose.${item.purpose}`);
  return (
    <span>
      {say(item.is_given ? 'history.said-yes' : 'history.said-no', { purpose })}
      <span className="muted"> {item.source}</span>
    </span>
  );
}

function Held({ item }: Readonly<{ item: Of<'held'> }>) {
  const say = useSay();
  return (
    <span>
      {item.study_name}, {say(`request-state.${item.state}`)}
    </span>
  );
}

/** A mark of a conversation says that it is one: it is no vote, and stands in no line of marks. */
function Visited({ item }: Readonly<{ item: Of<'visit'> }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      <span>
        {say('history.visit', { state: item.state, name: item.owner_name })}
        {item.mark === null ? null : `, ${say('history.visit-mark', { mark: format.given(item.mark) })}`}
        {item.better === '' ? null : <q className="serif history-quote">{item.better}</q>}
        {item.notes === '' ? null : <span className="muted history-quote">{item.notes}</span>}
      </span>
      <Link className="small" to="/visits/$visitId" params={{ visitId: item.id }}>
        {say('history.whole-visit')}
      </Link>
    </>
  );
}

function Promised({ item }: Readonly<{ item: Of<'promise'> }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <span>
      {item.what},{' '}
      <span className="muted">
        {say('history.promise', { state: item.state, day: format.day(item.kept_at ?? item.due_at) })}
      </span>
    </span>
  );
}
