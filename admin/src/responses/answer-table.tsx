import '../ui/chart.css';
import { isOffScale, type OffScaleAnswer } from '@voldaan/domain/surveys/answers';
import { type Scale, scales } from '@voldaan/domain/surveys/scale';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { GivenAnswer } from './response-requests.ts';

type Props = Readonly<{ answers: readonly GivenAnswer[]; language: string }>;

/** Every question with what was given; a score stands on its scale, and skipped is not the same as not seen. */
export function AnswerTable({ answers, language }: Props) {
  const say = useSay();
  return (
    <table className="answers">
      <caption className="unseen">{say('response.answers')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('response.question')}</th>
          <th scope="col">
            <span className="unseen">{say('response.scale')}</span>
          </th>
          <th scope="col" className="end">
            {say('response.answer')}
          </th>
        </tr>
      </thead>
      <tbody>
        {answers.map((answer) => (
          <tr key={answer.question_id}>
            <th scope="row">
              {answer.text}
              {answer.is_off_path ? <small className="off-path">{say('response.off-path')}</small> : null}
            </th>
            <AnswerCells answer={answer} language={language} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AnswerCells({ answer, language }: Readonly<{ answer: GivenAnswer; language: string }>) {
  const say = useSay();
  const format = useFormat();
  const { value } = answer;
  if (value === null || isOffScale(value)) {
    return (
      <td colSpan={2} className="end small muted">
        {value === null ? say(answer.is_given ? 'response.skipped' : 'response.not-seen') : say(offScaleKey(value))}
      </td>
    );
  }
  const scale = scaleOf(answer);
  if (typeof value === 'number') {
    return (
      <>
        <td className="scale-cell">{scale ? <ScaleMark value={value} scale={scale} /> : null}</td>
        <td className="end number">
          <b>{format.given(value)}</b>
        </td>
      </>
    );
  }
  return (
    <td colSpan={2}>
      <AnswerInWords answer={answer} language={language} />
    </td>
  );
}

/** A yes is the system's word, an option the company's, all else the customer's own. */
function AnswerInWords({ answer, language }: Readonly<{ answer: GivenAnswer; language: string }>) {
  const say = useSay();
  const format = useFormat();
  const { kind, value, choices, other_text: other } = answer;
  if (kind === 'yes-no' || kind === 'consent') {
    return <b>{say(value === 'yes' ? 'response.yes' : value === 'partly' ? 'response.partly' : 'response.no')}</b>;
  }
  if (kind === 'ranking') {
    return (
      <ol className="ranked">
        {choices.map((choice) => (
          <li key={choice}>{choice}</li>
        ))}
      </ol>
    );
  }
  if (choices.length > 0) {
    return (
      <>
        <b>{format.list(choices)}</b>
        {other === null ? null : (
          <span className="quote" lang={language}>
            {other}
          </span>
        )}
      </>
    );
  }
  if (kind === 'date') return <b>{format.day(`${String(value)}T12:00:00`)}</b>;
  return (
    <span className="quote" lang={language}>
      {value}
    </span>
  );
}

function offScaleKey(code: OffScaleAnswer): 'answer.dont-know' | 'answer.not-applicable' {
  return code === '~dont_know' ? 'answer.dont-know' : 'answer.not-applicable';
}

function scaleOf(answer: GivenAnswer): Scale | undefined {
  return Object.values(scales).find(({ id }) => id === answer.scale);
}

function ScaleMark({ value, scale }: Readonly<{ value: number; scale: Scale }>) {
  const span = scale.maximum - scale.minimum;
  const at = (score: number) => `${(((score - scale.minimum) / span) * 100).toFixed(2)}%`;
  return (
    <svg className="chart" height="20" aria-hidden="true">
      <line className="base" x1="0" x2="100%" y1="10" y2="10" />
      {Array.from({ length: span + 1 }, (_, step) => scale.minimum + step).map((score) => (
        <line className="scale-tick" key={score} x1={at(score)} x2={at(score)} y1="7" y2="13" />
      ))}
      <circle className="dot" cx={at(value)} cy="10" r="6" />
    </svg>
  );
}
