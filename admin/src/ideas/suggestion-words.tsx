import { useSay } from '../catalogue/text.tsx';
import type { Suggestion } from './idea-requests.ts';

/** What a customer suggested, in their own words and language. */
export function SuggestionWords({ one }: Readonly<{ one: Pick<Suggestion, 'words' | 'language'> }>) {
  const say = useSay();
  if (one.words === '') return <span className="muted">{say('ideas.no-words')}</span>;
  return (
    <span className="quote" lang={one.language}>
      {one.words}
    </span>
  );
}
