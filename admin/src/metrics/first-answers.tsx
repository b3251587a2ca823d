import { Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { answeredRecently } from '../responses/answered-at.ts';
import type { Overview } from './overview-requests.ts';

/** Below ten answers there is no score: the answers themselves, newest first, each the way to what was said. */
export function FirstAnswers({ answers }: Readonly<{ answers: Overview['answers_below_minimum'] }>) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const now = new Date();
  return (
    <ul className="first-answers" aria-label={say('first-answers.list')}>
      {answers.map(({ response_id, score, ...answer }) => (
        <li key={response_id}>
          {may('response.show') ? (
            <Link to="/responses/$responseId" params={{ responseId: response_id }}>
              {format.number(score)}
              <small>{answeredRecently(answer, format, now)}</small>
            </Link>
          ) : (
            format.number(score)
          )}
        </li>
      ))}
    </ul>
  );
}
