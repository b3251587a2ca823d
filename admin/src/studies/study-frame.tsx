import '../ui/chart.css';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { useReasonWords } from './reason-words.ts';
import type { Study } from './study-requests.ts';

const steps = ['selected', 'invited', 'answered'] as const;
const losses = ['waiting', 'deferred', 'withheld', 'refused', 'not_needed', 'bounced'] as const;

/** Who was meant to be asked, who was, and who answered; nobody leaves the frame without a reason. */
export function StudyFrame({ study }: Readonly<{ study: Study }>) {
  const say = useSay();
  const { frame } = study;
  return (
    <Section
      label={say('study-frame.label')}
      heading={say('study-frame.heading', { answered: frame.answered, invited: frame.invited })}
      note={say('study-frame.note')}
    >
      <FrameTable frame={study.frame} isByPhone={study.plan.channel === 'phone'} />
      <Reasons reasons={study.reasons} />
    </Section>
  );
}

function FrameTable({ frame, isByPhone }: Readonly<{ frame: Study['frame']; isByPhone: boolean }>) {
  const say = useSay();
  const format = useFormat();
  const rate = frame.invited === 0 ? '' : format.percent(frame.answered / frame.invited);
  const why = {
    selected: format.list(
      losses
        .filter((loss) => frame[loss] > 0)
        .map((loss) => {
          const words = loss === 'bounced' && isByPhone ? 'wrong-number' : loss;
          return say(`study-frame.${words}-count`, { count: frame[loss] });
        }),
    ),
    invited:
      frame.invited === 0 ? '' : say('study-frame.silent', { count: Math.max(0, frame.invited - frame.answered) }),
    answered: rate === '' ? '' : say('study-frame.rate', { share: rate }),
  };
  return (
    <table className="funnel bare">
      <caption className="unseen">{say('study-frame.caption')}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{say('funnel.step')}</th>
          <th scope="col">{say('funnel.count')}</th>
          <th scope="col">{say('funnel.bar')}</th>
          <th scope="col">{say('funnel.why')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step}>
            <th scope="row">{say(`study-frame.${step}`)}</th>
            <td className="end number">
              <b>{format.number(frame[step])}</b>
            </td>
            <td className="funnel-bar">
              <svg className="chart" height="14" aria-hidden="true">
                <rect
                  className={step === 'answered' ? 'bar' : 'bar-soft'}
                  width={`${((frame[step] / Math.max(1, frame.selected)) * 100).toFixed(2)}%`}
                  height="14"
                />
              </svg>
            </td>
            <td className="small muted">{why[step]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reasons({ reasons }: Readonly<{ reasons: Study['reasons'] }>) {
  const say = useSay();
  const format = useFormat();
  const reasonWords = useReasonWords();
  if (reasons.length === 0) return null;
  return (
    <div className="hairline">
      <h3>{say('study-frame.reasons')}</h3>
      <ul className="withheld" aria-label={say('study-frame.reasons')}>
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            <span className="count number">{format.number(count)}</span>
            <span>{reasonWords(reason)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
