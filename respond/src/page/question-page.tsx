import { message, ownWords } from '../catalogue.ts';
import { faultText } from '../question/fault-message.tsx';
import { firstControlId } from '../question/question-props.ts';
import { pageScript } from '../script/page-script.ts';
import type { QuestionPageView } from '../view.ts';
import { renderDocument } from './document.tsx';
import { DrawnNode } from './page-nodes.tsx';
import { partsFor } from './page-parts.ts';
import { tell, tellLarge, tellQuestion } from './question-text.ts';
import { Reader } from './reader.tsx';
import { minutesOf, type Place, placeOf } from './shown-questions.ts';
import { Slip } from './slip.tsx';

/** A page with one or more questions: a plain form that is complete without a script. */
export function renderQuestionPage(view: QuestionPageView): string {
  const { definition, language } = view;
  const place = placeOf(view);
  const title = headingText(view, place);
  return renderDocument({
    frame: view,
    organisation: definition.organisation,
    title: view.faults?.length ? message(language, 'fault.title', { title }) : title,
    parts: partsFor(view, place),
    script: pageScript(place.shown, view.autoAdvance === true && place.left > 0),
    content: <QuestionPage view={view} place={place} />,
  });
}

function QuestionPage({ view, place }: Readonly<{ view: QuestionPageView; place: Place }>) {
  const { language } = view;
  const lead = leadOf(place);
  return (
    <>
      {view.isTest ? (
        <p class="test" {...ownWords(language)}>
          {message(language, 'page.test')}
        </p>
      ) : null}
      <Slip telling={view} />
      <form
        class="q"
        method="post"
        action={view.action}
        novalidate
        {...(view.saveHref === undefined ? {} : { 'data-save': view.saveHref })}
      >
        <FaultSummary view={view} place={place} />
        {lead === undefined ? <h1 class="v">{headingText(view, place)}</h1> : null}
        {hasOwnHeading(place) ? <h1 {...ownWords(language)}>{headingText(view, place)}</h1> : null}
        {place.nodes.map((node) => (
          <DrawnNode
            key={node.id}
            view={view}
            place={place}
            node={node}
            level={node === lead && !hasOwnHeading(place) ? 1 : 2}
          />
        ))}
        <HiddenFields view={view} place={place} />
        <Buttons view={view} place={place} />
        <Unsent view={view} />
        <p class="n" {...ownWords(language)}>
          {progressText(view, place)}
        </p>
        {view.isAnonymous === true ? (
          <p class="n" {...ownWords(language)}>
            {message(language, 'page.anonymous')}
          </p>
        ) : null}
        <Reader telling={view} />
      </form>
    </>
  );
}

function askingNodes(place: Place) {
  return place.nodes.filter(({ kind }) => kind !== 'statement');
}

/** The first thing that asks something. */
function leadOf(place: Place) {
  return askingNodes(place)[0];
}

/** Several questions of equal weight get a heading of their own; one question, or a mark with its why, is the heading. */
function hasOwnHeading(place: Place): boolean {
  const asking = askingNodes(place);
  return asking.length > 1 && asking[0]?.kind !== 'rating';
}

function headingText(view: QuestionPageView, place: Place): string {
  if (hasOwnHeading(place)) return message(view.language, 'question.more', { count: place.shown.length });
  const lead = leadOf(place);
  if (lead === undefined) return tell(view, view.definition.slip.title);
  switch (lead.kind) {
    case 'statement':
    case 'battery':
    case 'pair':
      return tellLarge(view, lead.text);
    default:
      return tellQuestion(view, lead);
  }
}

function FaultSummary({ view, place }: Readonly<{ view: QuestionPageView; place: Place }>) {
  const { language, faults = [] } = view;
  if (faults.length === 0) return null;
  return (
    <div class="err" role="alert" tabindex={-1} autofocus {...ownWords(language)}>
      <h2>{message(language, 'fault.heading')}</h2>
      {faults.map(({ questionId, code }) => {
        const question = place.shown.find((candidate) => candidate.id === questionId);
        const text = faultText(code, question, language);
        return question === undefined ? (
          <p key={code}>{text}</p>
        ) : (
          <a key={question.id} href={`#${firstControlId(question.id)}`}>
            {text}
          </a>
        );
      })}
    </div>
  );
}

/**
 * `evidence` is filled by the script; empty, it says that there was none. `website` is there for nobody: who fills it
 * in is a program.
 */
function HiddenFields({ view, place }: Readonly<{ view: QuestionPageView; place: Place }>) {
  const fields = {
    page: view.page.id,
    shown: place.shown.map((question) => question.id).join(' '),
    nonce: view.nonce,
    submission: view.submission,
    language: view.language,
    evidence: '',
  };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p hidden>
        <input name="website" autocomplete="off" />
      </p>
    </>
  );
}

function Buttons({ view, place }: Readonly<{ view: QuestionPageView; place: Place }>) {
  const { language } = view;
  return (
    <div class="a" {...ownWords(language)}>
      <button class="go" type="submit">
        {message(language, buttonKey(view, place))}
      </button>
      {maySkip(view, place) ? (
        <button class="skip" type="submit" name="skip" value="1">
          {message(language, place.shown.length > 1 ? 'question.skipEmpty' : 'question.skip')}
        </button>
      ) : null}
      {view.backHref === undefined ? null : (
        <a class="skip" href={view.backHref}>
          {message(language, 'question.back')}
        </a>
      )}
    </div>
  );
}

function buttonKey(view: QuestionPageView, place: Place) {
  if (isLanding(view)) return 'question.confirm';
  // The order in which a ranking is found counts only by this press, so it says what it means.
  if (place.shown.length === 1 && place.shown[0]?.kind === 'ranking') return 'ranking.confirm';
  return place.left === 0 ? 'question.send' : 'question.next';
}

/**
 * A question that may be skipped has a button for it. Where several stand together, leaving one empty is the skip, but
 * for a mark: left empty it may have been forgotten, so the button says that it was not.
 */
function maySkip(view: QuestionPageView, place: Place): boolean {
  if (isLanding(view)) return false;
  const [only] = place.shown;
  if (place.shown.length === 1) return only?.required === false;
  return place.shown.some(({ kind, required }) => kind === 'rating' && !required);
}

function isLanding(view: QuestionPageView): boolean {
  return view.isFromMail && view.preselected !== undefined;
}

/** Says how many answers have not arrived, while that is so; filled by the script. */
function Unsent({ view }: Readonly<{ view: QuestionPageView }>) {
  const text = message(view.language, 'question.unsent', { count: '$n' });
  return <p class="un" role="status" data-t={text} {...ownWords(view.language)} />;
}

/** Time left in words, no bar. After a press in the mail what matters is only how much still comes. */
function progressText(view: QuestionPageView, place: Place): string {
  const { language } = view;
  if (isLanding(view)) return message(language, 'question.after', { count: place.left });
  if (place.shown.length === 0) return '';
  return message(language, 'question.progress', {
    count: place.shown.length,
    first: place.first,
    last: place.last,
    total: place.total,
    minutes: minutesOf(place.seconds),
  });
}
