import type { Language } from '@voldaan/domain/language';
import { fillText } from '@voldaan/domain/surveys/fill-text';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { message } from '../catalogue.ts';

type SlipProps = Readonly<{
  definition: SurveyDefinition;
  language: Language;
  /** With it the slip is stamped: received, on this day. */
  received?: Readonly<{ at: Date; timeZone: string }> | undefined;
}>;

/** What this is about, in the firm's words: the repair ticket, the packing note. It stands on every page. */
export function Slip({ definition, language, received }: SlipProps) {
  const { title, detail } = definition.slip;
  return (
    <aside class={received ? 'slip ok' : 'slip'} aria-label={message(language, 'page.about')}>
      <b>{fillText(definition, title[language], language)}</b>
      {fillText(definition, detail[language], language)}
      {received ? (
        <span class="stamp">
          {message(language, 'thanks.stamp')}
          <small>{formatDay(received.at, received.timeZone, language)}</small>
        </span>
      ) : null}
    </aside>
  );
}

function formatDay(at: Date, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  }).format(at);
}
