import { scales } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, questionsOf } from '@voldaan/domain/surveys/survey-definition';
import { localeOf, message, ownWords } from '../catalogue.ts';
import { wordsOf } from '../question/point.ts';
import tidyScript from '../script/tidy.ts?script';
import type { ThanksPageView } from '../view.ts';
import { Prose, renderDocument } from './document.tsx';
import { tell } from './question-text.ts';
import { Reader } from './reader.tsx';
import { Slip } from './slip.tsx';

/** Thanks by what was said, with the slip stamped: received, today. The same for a 1 and for a 10. */
export function renderThanksPage(view: ThanksPageView): string {
  const { definition, language } = view;
  const thanks = view.variant ?? definition.thanks;
  const heading = tell(view, thanks.heading);
  const gave = gaveText(view);
  return renderDocument({
    frame: view,
    organisation: definition.organisation,
    title: heading,
    parts: ['frame', 'prose', 'stamp'],
    script: tidyScript,
    content: (
      <>
        {view.isTest ? (
          <p class="test" {...ownWords(language)}>
            {message(language, 'page.test')}
          </p>
        ) : null}
        <Slip telling={view} received={{ at: view.receivedAt, timeZone: view.timeZone }} />
        <Prose>
          <h1>{heading}</h1>
          <p>
            {gave === undefined ? null : <span {...ownWords(language)}>{`${gave} `}</span>}
            {tell(view, thanks.text)}
          </p>
          {view.other === undefined ? (
            <p {...ownWords(language)}>{message(language, 'thanks.close')}</p>
          ) : (
            <Other view={view} other={view.other} />
          )}
          <Reader telling={view} />
        </Prose>
      </>
    ),
  });
}

type OtherProps = Readonly<{ view: ThanksPageView; other: NonNullable<ThanksPageView['other']> }>;

/** What else was in the mail: what it is about, how much it is, and one button. */
function Other({ view, other: { definition, href } }: OtherProps) {
  const { language } = view;
  const topic = tell({ ...view, definition }, definition.slip.title);
  const count = questionsOf(definition).length;
  return (
    <>
      <p {...ownWords(language)}>{message(language, 'thanks.other', { topic, count })}</p>
      <div class="a">
        <a class="go" href={href}>
          {message(language, 'thanks.other-open')}
        </a>
      </div>
    </>
  );
}

/** "You gave a 7." Nothing when the mark was skipped. */
function gaveText({ definition, answers, language }: ThanksPageView): string | undefined {
  const question = openingQuestionOf(definition);
  const score = answers[question.id];
  if (typeof score !== 'number') return undefined;
  const scale = scales[question.scale];
  const figure = new Intl.NumberFormat(localeOf(language)).format(score);
  const label = wordsOf({ definition, question, language }, score);
  if (scale.look === 'numbers' || label === '') {
    return message(language, 'thanks.gaveScore', { score: Number.isInteger(score) ? score : figure });
  }
  return message(language, 'thanks.gaveLabel', { label });
}
