import { inOrder } from '@voldaan/domain/surveys/language-tag';
import type { CaseHead, CaseLine, CasePromise, CaseReceivedView, CaseStatusView } from '../case-view.ts';
import { localeOf, message, ownWords } from '../catalogue.ts';
import tidyScript from '../script/tidy.ts?script';
import { CaseActs } from './case-acts.tsx';
import { caseDay, caseMoment, caseShortDay } from './case-words.ts';
import { renderDocument } from './document.tsx';

/** It has arrived: its number, who is responsible, and what follows by when. */
export function renderCaseReceivedPage(view: CaseReceivedView): string {
  const { language, number, person, isMailed, externalRecourse } = view;
  const heading = message(language, `case.received.${view.kind}`);
  return renderDocument({
    frame: view,
    organisation: view.organisation,
    title: heading,
    parts: ['frame', 'prose', 'stamp', 'case-line'],
    script: tidyScript,
    privacy: 'case.privacy',
    content: (
      <>
        <CaseSlip view={view} stamp={{ word: message(language, 'thanks.stamp'), at: view.receivedAt }} />
        <div class="q p" {...ownWords(language)}>
          <h1>{heading}</h1>
          <p>
            {message(language, 'case.received.number', { number: inOrder(language, number) })}
            {person === undefined ? null : ` ${message(language, 'case.received.person', { name: person })}`}{' '}
            {message(language, isMailed ? 'case.received.mailed' : 'case.received.keep')}
          </p>
          <ol class="when">
            <li>
              <b>{message(language, 'case.now')}</b>
              <span>{message(language, 'case.received.moment', { moment: caseMoment(view, view.receivedAt) })}</span>
            </li>
            {view.promises.map(({ name, due }) => (
              <li key={name}>
                <b>{message(language, 'case.until', { day: caseDay(view, due) })}</b>
                <span>{message(language, `case.promise.${name}`)}</span>
              </li>
            ))}
          </ol>
          <div class="a">
            <a class="go" href={view.statusHref}>
              {message(language, 'case.received.open')}
            </a>
          </div>
          {view.kind === 'complaint' ? (
            <p class="n">
              {message(language, 'case.object')} <External words={externalRecourse} />
            </p>
          ) : null}
        </div>
      </>
    ),
  });
}

/** In whatever language the firm wrote it down. */
function External({ words }: Readonly<{ words: string }>) {
  return words === '' ? null : <span lang="">{words}</span>;
}

function CaseSlip({ view, stamp }: Readonly<{ view: CaseHead; stamp?: { word: string; at: Date } | undefined }>) {
  const { language, number, kind, person } = view;
  return (
    <aside class={stamp ? 'slip ok' : 'slip'} aria-label={message(language, 'page.about')}>
      <b>{message(language, 'case.slip', { number: inOrder(language, number) })}</b>
      {message(language, `case.kind.${kind}`)}
      {person === undefined ? null : `, ${person}`}
      {stamp ? (
        <span class="stamp">
          {stamp.word}
          <small>{caseShortDay(view, stamp.at)}</small>
        </span>
      ) : null}
    </aside>
  );
}

/** Where a case stands, for its customer: what happened when, what comes by when, and what they can do. */
export function renderCaseStatusPage(view: CaseStatusView): string {
  const { language, standing, isAdded, fault } = view;
  const heading = headingOf(view);
  const isSettled = standing === 'accepted' && view.closedAt !== undefined;
  return renderDocument({
    frame: view,
    organisation: view.organisation,
    title: fault === undefined ? heading : message(language, 'fault.title', { title: heading }),
    parts: ['frame', 'prose', ...(isSettled ? (['stamp'] as const) : []), 'case', 'case-line', 'fault'],
    script: tidyScript,
    privacy: 'case.privacy',
    content: (
      <>
        <CaseSlip
          view={view}
          stamp={
            isSettled && view.closedAt !== undefined
              ? { word: message(language, 'case.settled'), at: view.closedAt }
              : undefined
          }
        />
        <div class="q p" {...ownWords(language)}>
          {isAdded ? (
            <p class="done" role="status">
              {message(language, 'case.status.added')}
            </p>
          ) : null}
          {fault === undefined ? null : (
            <div class="err" role="alert">
              <a href="#words">{faultText(view, fault)}</a>
            </div>
          )}
          <h1>{heading}</h1>
          <Lead view={view} />
          <Line view={view} />
          <Recourse view={view} />
          <CaseActs view={view} />
        </div>
      </>
    ),
  });
}

type Part = Readonly<{ view: CaseStatusView }>;

function headingOf({ language, standing, kind }: CaseStatusView): string {
  if (standing === 'received') return message(language, `case.received.${kind}`);
  return message(language, `case.status.${standing}`);
}

function faultText({ language }: CaseStatusView, fault: NonNullable<CaseStatusView['fault']>): string {
  switch (fault) {
    case 'empty':
      return message(language, 'case.status.empty');
    case 'too_long':
      return message(language, 'fault.too_long', { most: 8000 });
    case 'not_text':
      return message(language, 'fault.not_text');
    default:
      return message(language, `case.fault.${fault}`);
  }
}

/** The promise that is due next, or that it was broken; of a case that is over, until when it can be opened again. */
function Lead({ view }: Part) {
  const { language, closedAt, reopenableUntil, promises, now } = view;
  if (closedAt !== undefined)
    return (
      <p>
        {message(language, 'case.status.ended', { day: caseDay(view, closedAt) })}{' '}
        {reopenableUntil === undefined
          ? null
          : message(language, 'case.status.until', { day: caseDay(view, reopenableUntil) })}
      </p>
    );
  const [next] = promises;
  if (next === undefined) return null;
  const day = caseDay(view, next.due);
  if (next.due < now) return <p>{message(language, 'case.status.late', { day })}</p>;
  return (
    <p>{message(language, next.name === 'decision' ? 'case.status.next-decision' : 'case.status.next', { day })}</p>
  );
}

function Line({ view }: Part) {
  const { language, line, promises } = view;
  return (
    <ol class="tl" aria-label={message(language, 'case.status.line')}>
      {line.map((one) => (
        <li key={`${one.key} ${one.at.getTime()}`}>
          <b>{lineText(view, one)}</b>
          <time dateTime={one.at.toISOString()}>{caseMoment(view, one.at)}</time>
          {one.key === 'decided' ? <Decision view={view} /> : null}
          {one.text === undefined || one.text === '' ? null : <blockquote lang="">{one.text}</blockquote>}
        </li>
      ))}
      {promises.map((promise) => (
        <Promised key={promise.name} view={view} promise={promise} />
      ))}
    </ol>
  );
}

function lineText(view: CaseStatusView, { key, name, until }: CaseLine): string {
  const { language } = view;
  const someone = name ?? message(language, 'case.someone');
  switch (key) {
    case 'accepted':
      return message(language, 'case.status.accepted');
    case 'left_open':
      return message(language, 'case.status.left_open');
    case 'extended':
      return message(language, 'case.step.extended', { day: until === undefined ? '' : caseDay(view, until) });
    case 'decided': {
      const outcome = message(language, `case.outcome.${view.decision?.outcome ?? 'upheld'}`);
      return message(language, 'case.step.decided', { outcome });
    }
    case 'acknowledged':
    case 'assigned':
    case 'called':
    case 'tried':
      return message(language, `case.step.${key}`, { name: someone });
    default:
      return message(language, `case.step.${key}`);
  }
}

function Decision({ view }: Part) {
  const { language, decision } = view;
  if (decision === undefined) return null;
  const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  const remedies = list.format(decision.remedies.map((remedy) => message(language, `case.remedy.${remedy}`)));
  return (
    <>
      {remedies === '' ? null : <p>{message(language, 'case.remedies', { remedies })}</p>}
      {decision.reason === '' ? null : <blockquote lang="">{decision.reason}</blockquote>}
    </>
  );
}

function Promised({ view, promise }: Part & Readonly<{ promise: CasePromise }>) {
  const { language } = view;
  return (
    <li class="todo">
      <b>{message(language, `case.promise.${promise.name}`)}</b>
      <time dateTime={promise.due.toISOString()}>
        {message(language, 'case.until', { day: caseDay(view, promise.due) })}
      </time>
    </li>
  );
}

/** Where to turn to with a decision that one does not accept. */
function Recourse({ view }: Part) {
  const { language, standing, internalRecourse, externalRecourse, kind } = view;
  const isDecided = standing === 'decided' || standing === 'left_open' || standing === 'closed';
  if (kind !== 'complaint' || !isDecided || view.decision === undefined) return null;
  return (
    <p class="n">
      {internalRecourse === '' ? message(language, 'case.object') : <span lang="">{internalRecourse}</span>}{' '}
      <External words={externalRecourse} />
    </p>
  );
}
