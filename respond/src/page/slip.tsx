import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { localeOf, message, ownWords } from '../catalogue.ts';
import { type Telling, tell } from './question-text.ts';

type SlipProps = Readonly<{
  telling: Telling;
  /** With it the slip is stamped: received, on this day. */
  received?: Readonly<{ at: Date; timeZone: string }> | undefined;
}>;

/** What this is about, in the firm's words: the repair ticket, the packing note. It stands on every page. */
export function Slip({ telling, received }: SlipProps) {
  const { definition, language } = telling;
  const { title, detail } = definition.slip;
  return (
    <aside class={received ? 'slip ok' : 'slip'} aria-label={message(language, 'page.about')}>
      <b>{tell(telling, title)}</b>
      {tell(telling, detail)}
      {received ? (
        <span class="stamp" {...ownWords(language)}>
          {message(language, 'thanks.stamp')}
          <small>{formatDay(received.at, received.timeZone, language)}</small>
        </span>
      ) : null}
    </aside>
  );
}

function formatDay(at: Date, timeZone: string, language: LanguageTag): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  return unbrokenDay(format.format(at));
}
