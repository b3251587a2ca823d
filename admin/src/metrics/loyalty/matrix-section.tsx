import { Link } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, type Say, useSay } from '../../catalogue/text.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Message } from '../../ui/message.tsx';
import { Section } from '../../ui/section.tsx';
import { EstimateTable } from '../estimate-table.tsx';
import { Term } from '../glossary/term.tsx';
import { useScoreWords } from '../score-words.ts';
import type { Loyalty } from './loyalty-requests.ts';

type Matrix = NonNullable<Loyalty['matrix']>;
type Props = Readonly<{ data: Loyalty; surveyId: string }>;

/** Where each group is explained. */
const termOf = { ambassador: 'loyal', captive: 'captive', mercenary: 'mercenary', defector: 'defector' } as const;

/** Four groups by satisfaction, intention and freedom; where a question is missing, which one to ask. */
export function MatrixSection({ data, surveyId }: Props) {
  const say = useSay();
  const words = useScoreWords('csat');
  const { matrix, missing } = data;
  if (matrix === null) {
    return (
      <Section label={say('loyalty.matrix')} heading={say('loyalty.matrix-none')} note={say('loyalty.matrix-note')}>
        {missing.length === 0 ? (
          <p>{say('loyalty.matrix-few')}</p>
        ) : (
          <Message tone="info">
            <p>{say('loyalty.missing', { count: missing.length })}</p>
            <ul className="missing-items">
              {missing.map(({ part, label }) => (
                <li key={part}>
                  <b>{say(`loyalty-part.${part}`)}</b>: {label}
                </li>
              ))}
            </ul>
            <p>
              <Link to="/surveys/$surveyId" params={{ surveyId }}>
                {say('loyalty.add-items')}
              </Link>
            </p>
          </Message>
        )}
      </Section>
    );
  }
  return (
    <Section
      label={say('loyalty.matrix')}
      heading={matrixHeading(matrix, say)}
      note={<Rich message="loyalty.matrix-why" tags={{ captive: (said) => <Term name="captive">{said}</Term> }} />}
    >
      <EstimateTable
        caption={say('loyalty.matrix-caption')}
        rowName={say('loyalty.group')}
        rows={matrix.groups.map(({ group, share }) => ({
          key: group,
          name: <Term name={termOf[group]}>{say(`loyalty-group.${group}`)}</Term>,
          detail: say(`loyalty-group-detail.${group}`),
          value: share,
        }))}
        words={words}
      />
      <CaptiveStayers matrix={matrix} />
      <Cuts parts={data.parts} n={matrix.n} />
    </Section>
  );
}

/** A group is the largest only when its whole interval lies above all others. */
function matrixHeading(matrix: Matrix, say: Say): string {
  const shown = matrix.groups.flatMap(({ group, share }) => {
    const value = shownEstimate(share);
    return value ? [{ group, ...value }] : [];
  });
  const largest = shown.find((one) => shown.every((other) => other.group === one.group || one.low > other.high));
  if (shown.length === 0) return say('loyalty.matrix-early');
  return largest === undefined
    ? say('loyalty.matrix-even')
    : say('loyalty.matrix-largest', { group: say(`loyalty-group.${largest.group}`) });
}

function CaptiveStayers({ matrix }: Readonly<{ matrix: Matrix }>) {
  const format = useFormat();
  const { captive_stayers: share } = matrix;
  const shown = shownEstimate(share);
  if (shown === undefined) return null;
  return (
    <p className="after-table">
      <Rich
        message="loyalty.captive-stayers"
        values={{
          share: format.percent(shown.estimate),
          low: format.percent(shown.low),
          high: format.percent(shown.high),
          n: share.n,
        }}
      />
    </p>
  );
}

/** From which mark on each holds, in the words of the questions. */
function Cuts({ parts, n }: Readonly<{ parts: Loyalty['parts']; n: number }>) {
  const say = useSay();
  const format = useFormat();
  const cuts = parts.map(({ part, label, from, to }) =>
    say(`loyalty-cut.${part}`, { from: format.given(from), to: format.given(to), question: label }),
  );
  return <p className="source">{say('loyalty.cuts', { n, cuts: cuts.join(' ') })}</p>;
}
