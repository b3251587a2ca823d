import { fillText } from '@voldaan/domain/surveys/fill-text';
import { scales } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf } from '@voldaan/domain/surveys/survey-definition';
import { message } from '../catalogue.ts';
import type { ThanksPageView } from '../view.ts';
import { Prose, renderDocument } from './document.tsx';
import { Reader } from './reader.tsx';
import { Slip } from './slip.tsx';
import { tidyScript } from './visit-script.ts';

/** Thanks by what was said, with the slip stamped: received, today. The same for a 1 and for a 10. */
export function renderThanksPage(view: ThanksPageView): string {
  const { definition, language } = view;
  const heading = fillText(definition, definition.thanks.heading[language], language);
  const gave = gaveText(view);
  return renderDocument({
    frame: view,
    organisation: definition.organisation,
    title: heading,
    parts: ['frame', 'prose', 'stamp'],
    script: tidyScript,
    content: (
      <>
        {view.isTest ? <p class="test">{message(language, 'page.test')}</p> : null}
        <Slip definition={definition} language={language} received={{ at: view.receivedAt, timeZone: view.timeZone }} />
        <Prose>
          <h1>{heading}</h1>
          <p>
            {gave === undefined ? null : `${gave} `}
            {fillText(definition, definition.thanks.text[language], language)}
          </p>
          <p>{message(language, 'thanks.close')}</p>
          <Reader definition={definition} language={language} />
        </Prose>
      </>
    ),
  });
}

/** "You gave a 7." Nothing when the mark was skipped. */
function gaveText({ definition, answers, language }: ThanksPageView): string | undefined {
  const question = openingQuestionOf(definition);
  const score = answers[question.id];
  if (typeof score !== 'number') return undefined;
  const scale = scales[question.scale];
  if (scale.wording === 'ends') return message(language, 'thanks.gaveScore', { score });
  return message(language, 'thanks.gaveLabel', { label: scale.labels.get(score)?.[language] ?? score });
}
