import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { answeredRecently } from '../responses/answered-at.ts';
import type { Overview } from './overview-requests.ts';

type Props = Readonly<{ comments: Overview['comments']; surveyId: string }>;

/** The newest words, in the customer's own type. */
export function Words({ comments, surveyId }: Props) {
  const say = useSay();
  const may = useMay();
  return (
    <div>
      <h3 className="unseen">{say('words.heading')}</h3>
      {comments.length === 0 ? <p className="note">{say('words.none')}</p> : null}
      <ul className="words">
        {comments.slice(0, 5).map((comment) => (
          <li key={comment.response_id}>
            <span className="given">
              <span className="unseen">{say('words.score')} </span>
              {comment.score ?? '–'}
            </span>
            {may('response.show') ? (
              <Link to="/responses/$responseId" params={{ responseId: comment.response_id }}>
                <Comment comment={comment} />
              </Link>
            ) : (
              <Comment comment={comment} />
            )}
          </li>
        ))}
      </ul>
      {may('response.list') && comments.length > 0 ? (
        <p className="source">
          <Link to="/responses" search={{ survey: surveyId, comment: 'true' }}>
            {say('words.all')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Comment({ comment }: Readonly<{ comment: Overview['comments'][number] }>) {
  const say = useSay();
  const format = useFormat();
  return (
    <div>
      <p className="quote">{comment.text}</p>
      <p className="meta">
        {comment.name ?? say(comment.is_anonymous ? 'response.anonymous' : 'response.nameless')} ·{' '}
        {answeredRecently(comment, format, new Date())}
      </p>
    </div>
  );
}
