import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { FunnelTable } from '../ui/funnel-table.tsx';
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
    <FunnelTable
      caption={say('study-frame.caption')}
      heading={say('funnel.step')}
      steps={steps.map((step) => ({
        key: step,
        name: say(`study-frame.${step}`),
        count: frame[step],
        why: why[step],
        isAnswered: step === 'answered',
      }))}
      most={frame.selected}
    />
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
