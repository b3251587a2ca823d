import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { type RecoveryAnswer, recoveryOfCaseQuery } from './recovery-requests.ts';

/** What the customer said of how their complaint was handled; nothing as long as nothing was said. */
export function CaseRecovery({ caseId }: Readonly<{ caseId: string }>) {
  const say = useSay();
  const { data } = useQuery(recoveryOfCaseQuery(caseId));
  if (data === undefined || data.data.length === 0) return null;
  return (
    <>
      <h3>{say('cases.recovery')}</h3>
      {data.data.map((answer) => (
        <Said key={answer.response_id} answer={answer} />
      ))}
    </>
  );
}

const marks = ['satisfaction', 'heard', 'helped', 'valued', 'outcome', 'process', 'time'] as const;

function Said({ answer }: Readonly<{ answer: RecoveryAnswer }>) {
  const say = useSay();
  const format = useFormat();
  const solved = (['yes', 'partly', 'no'] as const).find((word) => word === answer.is_solved);
  return (
    <>
      {solved === undefined ? null : <p>{say(`cases.recovery-solved-${solved}`)}</p>}
      <table>
        <caption className="unseen">{say('cases.recovery')}</caption>
        <tbody>
          {marks.map((name) => {
            const mark = answer[name];
            return mark === null ? null : (
              <tr key={name}>
                <th scope="row">{say(`cases.recovery-${name}`)}</th>
                <td className="num">{say('cases.recovery-mark', { mark: format.given(mark) })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="meta">
        {say('cases.recovery-at', { day: format.day(answer.answered_at) })}{' '}
        <Link to="/responses/$responseId" params={{ responseId: answer.response_id }}>
          {say('cases.whole-answer')}
        </Link>
      </p>
    </>
  );
}
