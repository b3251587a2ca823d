import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { type Format, useFormat } from '../catalogue/format.ts';
import { type Say, useSay } from '../catalogue/text.tsx';
import { useEventWords } from '../touchpoints/event-words.ts';

/** When whom: the timing of a study as one sentence, the same in the wizard, the list and the study's own page. */
export function TimingSaid({ plan }: Readonly<{ plan: Pick<StudyDraft, 'timing' | 'reminder'> }>) {
  const say = useSay();
  const format = useFormat();
  const eventWords = useEventWords();
  return (
    <>
      <p className="said">{timingSentence(plan.timing, { say, format, eventWords })}</p>
      <p className="meta">
        {plan.timing.kind === 'anonymous'
          ? say('study.anonymous-note')
          : plan.reminder === null
            ? say('study.no-reminder')
            : say('study.reminder-hint', { days: plan.reminder.afterDays })}
      </p>
    </>
  );
}

type Words = Readonly<{ say: Say; format: Format; eventWords: (kind: string) => string }>;

function timingSentence(timing: StudyDraft['timing'], { say, format, eventWords }: Words): string {
  switch (timing.kind) {
    case 'moment':
      return say('study.said-moment', {
        delay: durationWords(timing.delayHours, say),
        event: eventWords(timing.event),
      });
    case 'expectation':
    case 'complaint':
    case 'exit':
      return say(`study.said-${timing.kind}`, { delay: durationWords(timing.delayHours, say) });
    case 'silent':
      return say('study.said-silent', { days: timing.silentDays });
    case 'anonymous':
      return say('study.said-anonymous');
    case 'relation': {
      const { cadence } = timing;
      if (cadence.every === 'once') return say('study.said-once', { day: format.day(cadence.on) });
      const from = format.day(cadence.from);
      if (cadence.every === 'rolling') return say('study.said-rolling', { from, months: cadence.months });
      return say(`study.said-${cadence.every}`, { from });
    }
  }
}

const dayHours = 24;

/** 2 hours, 1 day, 2 weeks: in the largest unit that is whole. */
export function durationWords(hours: number, say: Say): string {
  if (hours === 0) return say('study.at-once');
  if (hours % dayHours !== 0) return say('study.hours', { count: hours });
  const days = hours / dayHours;
  return days % 7 === 0 ? say('study.weeks', { count: days / 7 }) : say('study.days', { count: days });
}
