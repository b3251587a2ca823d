import { metricWords, type ScoreWords } from '@voldaan/domain/metrics/metric-words';
import type { FigureHead } from '@voldaan/server/metrics/figures/schema';
import { useFormat } from '../../catalogue/format.ts';
import { type Say, useSay } from '../../catalogue/text.tsx';
import { EstimateTable } from '../../metrics/estimate-table.tsx';
import { Term } from '../../metrics/glossary/term.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { Verdict, type VerdictShape } from '../../ui/verdict.tsx';
import type { Recovery } from './analysis-requests.ts';
import { RecoveryFigure, RecoveryTwin } from './recovery-figure.tsx';

type Props = Readonly<{ recovery: Recovery; scale: FigureHead['item']['scale']; question: string }>;

const verdictKeys = {
  'too few': 'too-few',
  'too early': 'too-early',
  gained: 'gained',
  lost: 'lost',
  'no difference shown': 'same',
} as const;
const shapes: Readonly<Record<Recovery['verdict'], VerdictShape>> = {
  'too few': 'too-few',
  'too early': 'too-few',
  gained: 'higher',
  lost: 'lower',
  'no difference shown': 'no-difference',
};

/** The line from complaints to scores: complainants against customers with the same first score who did not complain. */
export function RecoverySection({ recovery, scale, question }: Props) {
  const say = useSay();
  const format = useFormat();
  const reach = scale.maximum - scale.minimum;
  const scores = metricWords({ kind: 'mean', scale: { min: scale.minimum, max: scale.maximum } }, format.locale);
  // Around a middle of nought every value carries its sign.
  const gains = metricWords({ kind: 'mean', scale: { min: -reach, max: reach } }, format.locale);
  const shown = shownEstimate(recovery.effect);
  const { verdict, detectable } = recovery;
  return (
    <Section
      label={<Term name="recovery-effect">{say('complaint-analysis.recovery')}</Term>}
      heading={headingOf(recovery, scores, say)}
      note={say('complaint-analysis.recovery-note', { question })}
    >
      {shown === undefined ? (
        <p>{say('complaint-analysis.recovery-few', { n: recovery.effect.n, unmatched: recovery.unmatched })}</p>
      ) : (
        <>
          <RecoveryFigure recovery={recovery} words={scores} />
          <RecoveryTwin recovery={recovery} words={scores} />
          <Gains recovery={recovery} words={gains} />
          <div className="verdicts">
            <Verdict shape={shapes[verdict]}>
              {say(`complaint-analysis.recovery-${verdictKeys[verdict]}-verdict`, {
                detectable: detectable === null ? '–' : scores.figure(detectable),
              })}
            </Verdict>
          </div>
        </>
      )}
      <p className="source">
        {say('complaint-analysis.recovery-source', {
          n: recovery.effect.n,
          compared: recovery.compared,
          unmatched: recovery.unmatched,
          from: format.day(recovery.followed.from),
          until: format.day(recovery.followed.to),
        })}
      </p>
    </Section>
  );
}

function headingOf({ effect, verdict }: Recovery, words: ScoreWords, say: Say): string {
  const shown = shownEstimate(effect);
  if (shown === undefined || verdict === 'too few') return say('complaint-analysis.recovery-too-few-heading');
  if (verdict === 'too early') return say('complaint-analysis.recovery-too-early-heading');
  if (verdict === 'no difference shown') return say('complaint-analysis.recovery-same-heading');
  // The word says which way; the figures need no sign.
  const [low = 0, high = 0] = [Math.abs(shown.low), Math.abs(shown.high)].toSorted((one, other) => one - other);
  const range = { low: words.figure(low), high: words.figure(high) };
  return say(`complaint-analysis.recovery-${verdict}`, range);
}

/** The gain of all complainants, of those who were spoken to and not, and by how fast it was settled. */
function Gains({ recovery, words }: Readonly<{ recovery: Recovery; words: ScoreWords }>) {
  const say = useSay();
  const { effect, contact, speed } = recovery;
  const rows = [
    { key: 'all', name: say('complaint-analysis.gain-all'), value: effect },
    ...(contact === null
      ? []
      : [
          { key: 'spoken', name: say('complaint-analysis.gain-spoken'), value: contact.spoken },
          { key: 'not-spoken', name: say('complaint-analysis.gain-not-spoken'), value: contact.not_spoken },
        ]),
    ...(speed?.groups ?? []).map(({ over_days: over, within_days: within, gain }) => ({
      key: `days-${over}`,
      name:
        within === null
          ? say('complaint-analysis.gain-longer', { days: over })
          : say('complaint-analysis.gain-days', { from: over, until: within }),
      value: gain,
    })),
  ];
  return (
    <>
      <h3 className="after-chart">{say('complaint-analysis.gains')}</h3>
      <EstimateTable
        caption={say('complaint-analysis.gains')}
        rowName={say('complaint-analysis.gain-who')}
        rows={rows}
        words={words}
        norm={0}
        normName={say('complaint-analysis.gain-none')}
      />
      <p className="after-table">
        <ContactSentence recovery={recovery} words={words} /> <SpeedSentence recovery={recovery} words={words} />
      </p>
    </>
  );
}

type SentenceProps = Readonly<{ recovery: Recovery; words: ScoreWords }>;

function ContactSentence({ recovery: { contact }, words }: SentenceProps) {
  const say = useSay();
  const { verdict, low, high } = contact?.comparison ?? { verdict: 'too few' as const, low: null, high: null };
  if (verdict === 'too few' || low === null || high === null) return say('complaint-analysis.contact-few');
  const shape = verdict === 'no difference shown' ? 'same' : verdict;
  return say('complaint-analysis.contact-said', { shape, low: words.figure(low), high: words.figure(high) });
}

function SpeedSentence({ recovery: { speed }, words }: SentenceProps) {
  const say = useSay();
  const slope = speed && shownEstimate(speed.slope);
  if (!slope) return say('complaint-analysis.speed-few');
  const shape = slope.high < 0 ? 'less' : slope.low > 0 ? 'more' : 'same';
  return say('complaint-analysis.speed-said', { shape, low: words.figure(slope.low), high: words.figure(slope.high) });
}
