import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { answeredRecently } from './answered-at.ts';
import type { ResponseSummary } from './response-requests.ts';
import type { ResponseSearch } from './response-search.ts';

type Props = Readonly<{ response: ResponseSummary; search: ResponseSearch }>;

/** One line of the inbox: the mark, who, when, the first words, and whether it counts. */
export function ResponseItem({ response, search }: Props) {
  const say = useSay();
  const format = useFormat();
  const { score, contact, comment, is_anonymous } = response;
  const at = response.completed_at ?? response.started_at;
  const marks = [
    response.survey_name,
    ...(response.is_test ? [say('response.test')] : []),
    ...(response.vote_class === 'human' ? [] : [say(`vote-class.${response.vote_class}`)]),
    ...(response.completed_at === null ? [say('response.unfinished')] : []),
    ...response.marks.map((mark) => say(`mark.${mark}`)),
  ];
  return (
    <li>
      <Link
        className="item"
        to="/responses/$responseId"
        params={{ responseId: response.id }}
        search={search}
        resetScroll={false}
      >
        <span className="given">
          <span className="unseen">{say('words.score')} </span>
          {score === null ? '–' : format.given(score.value)}
        </span>
        <span className="who">
          {contact?.name || contact?.email || say(is_anonymous ? 'response.anonymous' : 'response.nameless')}
        </span>
        <span className="meta">{answeredRecently({ at, is_anonymous }, format, new Date())}</span>
        {comment === null ? null : (
          <span className="said" lang={response.language}>
            {comment}
          </span>
        )}
        <span className="where">{marks.join(' · ')}</span>
      </Link>
    </li>
  );
}
