import { fillHeading } from '@voldaan/domain/surveys/fill-heading';
import { fillText } from '@voldaan/domain/surveys/fill-text';
import { path } from '@voldaan/domain/surveys/path';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { message } from '../catalogue.ts';
import { faultText } from '../question/fault-message.tsx';
import { Open } from '../question/open.tsx';
import { firstControlId, type QuestionProps } from '../question/question-props.ts';
import { Rating } from '../question/rating.tsx';
import { YesNo } from '../question/yes-no.tsx';
import type { SheetPart } from '../style/sheet.ts';
import type { QuestionPageView } from '../view.ts';
import { renderDocument } from './document.tsx';
import { Reader } from './reader.tsx';
import { minutesFor, type Place, placeOf } from './shown-questions.ts';
import { Slip } from './slip.tsx';
import { visitScript } from './visit-script.ts';

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
    script: visitScript,
    content: <QuestionPage view={view} place={place} />,
  });
}

function QuestionPage({ view, place }: Readonly<{ view: QuestionPageView; place: Place }>) {
  const { definition, language } = view;
  return (
    <>
      {view.isTest ? <p class="test">{message(language, 'page.test')}</p> : null}
      <Slip definition={definition} language={language} />
      <form class="q" method="post" action={view.action}>
        <FaultSummary view={view} place={place} />
        {hasOwnHeading(place) ? <h1>{headingText(view, place)}</h1> : null}
        {place.shown.map((question, index) => (
          <Asked
            key={question.id}
            view={view}
            place={place}
            question={question}
            isHeading={!hasOwnHeading(place) && index === 0}
          />
        ))}
        <HiddenFields view={view} place={place} />
        <Buttons view={view} place={place} />
        <p class="n">{progressText(view, place)}</p>
        <Reader definition={definition} language={language} />
      </form>
    </>
  );
}

/** Several questions of equal weight get a heading of their own; one question, or a mark with its why, is the heading. */
function hasOwnHeading(place: Place): boolean {
  return place.shown.length > 1 && place.shown[0]?.kind !== 'rating';
}

function headingText(view: QuestionPageView, place: Place): string {
  if (hasOwnHeading(place)) return message(view.language, 'question.more', { count: place.shown.length });
  const [first] = place.shown;
  return first === undefined ? '' : fillText(view.definition, first.text[view.language], view.language);
}

type AskedProps = Readonly<{ view: QuestionPageView; place: Place; question: Question; isHeading: boolean }>;

function Asked({ view, place, question, isHeading }: AskedProps) {
  const { definition, language } = view;
  const text = fillHeading(definition, question.text[language], language);
  const shared = {
    definition,
    language,
    heading: isHeading ? <h1>{text}</h1> : <h2>{text}</h2>,
    value: view.typed === undefined ? view.answers[question.id] : view.typed[question.id],
    fault: view.faults?.find((fault) => fault.questionId === question.id)?.code,
  } satisfies Omit<QuestionProps<Question>, 'question'>;
  switch (question.kind) {
    case 'rating':
      return <Rating {...shared} question={question} preselected={preselectedFor(view, question)} />;
    case 'open':
      return (
        <Open
          {...shared}
          question={question}
          isFirstOpen={question === place.shown.find((candidate) => candidate.kind === 'open')}
        />
      );
    case 'yes-no':
      return <YesNo {...shared} question={question} />;
  }
}

/** Dashed only while it is a mark from the mail: what the person has posted already is theirs. */
function preselectedFor(view: QuestionPageView, question: Question): number | undefined {
  const isWaiting = view.preselected?.questionId === question.id && view.typed === undefined;
  return isWaiting ? view.preselected?.value : undefined;
}

function FaultSummary({ view, place }: Readonly<{ view: QuestionPageView; place: Place }>) {
  const { language, faults = [] } = view;
  if (faults.length === 0) return null;
  return (
    <div class="err" role="alert" tabindex={-1} autofocus>
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

/** `evidence` is filled by the script; empty, it says that there was none. */
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
    </>
  );
}

function Buttons({ view, place }: Readonly<{ view: QuestionPageView; place: Place }>) {
  const { language } = view;
  return (
    <div class="a">
      <button class="go" type="submit">
        {message(language, buttonKey(view, place))}
      </button>
      {maySkip(view, place) ? (
        <button class="skip" type="submit" name="skip" value="1">
          {message(language, 'question.skip')}
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
  return place.left === 0 ? 'question.send' : 'question.next';
}

/** One optional question has a skip button. Where several stand together, leaving one empty is the skip. */
function maySkip(view: QuestionPageView, place: Place): boolean {
  const [only] = place.shown;
  return place.shown.length === 1 && only?.required === false && !isLanding(view);
}

function isLanding(view: QuestionPageView): boolean {
  return view.isFromMail && view.preselected !== undefined;
}

/** Time left in words, no bar. After a press in the mail what matters is only how much still comes. */
function progressText(view: QuestionPageView, place: Place): string {
  const { definition, language, answers } = view;
  if (isLanding(view)) return message(language, 'question.after', { count: place.left });
  const all = path(definition, answers).flatMap((page) => page.questions);
  return message(language, 'question.progress', {
    count: place.shown.length,
    first: place.first,
    last: place.last,
    total: place.total,
    minutes: minutesFor(all.slice(place.first - 1)),
  });
}

function partsFor(view: QuestionPageView, place: Place): readonly SheetPart[] {
  const isList = (question: Question) => question.kind === 'rating' && question.scale === 'A5';
  return [
    'frame',
    'question',
    ...(place.shown.some((question) => question.kind !== 'open' && !isList(question)) ? (['keys'] as const) : []),
    ...(place.shown.some(isList) ? (['words'] as const) : []),
    ...(view.faults?.length ? (['fault'] as const) : []),
  ];
}
