import { scales } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf } from '@voldaan/domain/surveys/survey-definition';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { localeOf, message, ownWords } from '../catalogue.ts';
import { wordsOf } from '../question/point.ts';
import type { ResumePageView } from '../view.ts';
import { Prose, renderDocument } from './document.tsx';
import { tellQuestion } from './question-text.ts';
import { minutesOf, questionsOfPages, secondsFor } from './shown-questions.ts';
import { Slip } from './slip.tsx';

/** "Welcome back": what is kept, what is left, and the way on. Whoever stops here has answered that much. */
export function renderResumePage(view: ResumePageView): string {
  const { definition, language } = view;
  const heading = message(language, 'resume.heading');
  return renderDocument({
    frame: view,
    organisation: definition.organisation,
    title: heading,
    parts: ['frame', 'prose', 'resume'],
    content: (
      <>
        {view.isTest ? (
          <p class="test" {...ownWords(language)}>
            {message(language, 'page.test')}
          </p>
        ) : null}
        <Slip telling={view} />
        <Prose>
          <h1 {...ownWords(language)}>{heading}</h1>
          <p {...ownWords(language)}>{keptText(view)}</p>
          <Given view={view} />
          <div class="a" {...ownWords(language)}>
            <a class="go" href={view.continueHref}>
              {message(language, 'resume.continue', { first: nextNumber(view) })}
            </a>
            {view.anewHref === undefined ? null : (
              <a class="skip" href={view.anewHref}>
                {message(language, 'resume.anew')}
              </a>
            )}
          </div>
          <p class="n" {...ownWords(language)}>
            {message(language, 'resume.stop')}
          </p>
        </Prose>
      </>
    ),
  });
}

function keptText(view: ResumePageView): string {
  const { language, answers, answeredAt, timeZone } = view;
  const all = questionsOfPages(view.pages);
  const left = all.filter((question) => !Object.hasOwn(answers, question.id));
  const day = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long', timeZone });
  const kept = message(language, 'resume.kept', {
    day: unbrokenDay(day.format(answeredAt)),
    count: all.length - left.length,
  });
  return `${kept} ${message(language, 'resume.left', { count: left.length, minutes: minutesOf(secondsFor(left)) })}`;
}

/** The number of the first question that is open, as the page itself counts. */
function nextNumber({ pages, answers }: ResumePageView): number {
  const all = questionsOfPages(pages);
  return all.findIndex((question) => !Object.hasOwn(answers, question.id)) + 1;
}

/** The opening mark, with a way to change it. Words of one's own are not shown: the link may have been passed on. */
function Given({ view }: Readonly<{ view: ResumePageView }>) {
  const { definition, language, answers } = view;
  const question = openingQuestionOf(definition);
  const given = answers[question.id];
  if (typeof given !== 'number') return null;
  const words = scales[question.scale].look === 'numbers' ? '' : wordsOf({ definition, question, language }, given);
  return (
    <dl class="box">
      <dt>{tellQuestion(view, question)}</dt>
      <dd>
        {words === '' ? new Intl.NumberFormat(localeOf(language)).format(given) : words}{' '}
        <a href={view.changeHref} {...ownWords(language)}>
          {message(language, 'resume.change')}
        </a>
      </dd>
    </dl>
  );
}
