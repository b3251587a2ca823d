import { useFormat } from '../../catalogue/format.ts';
import { Rich, type Say, useSay } from '../../catalogue/text.tsx';
import { Section } from '../../ui/section.tsx';
import { EstimateTable } from '../estimate-table.tsx';
import { Term } from '../glossary/term.tsx';
import { useScoreWords } from '../score-words.ts';
import type { Behaviour, Loyalty } from './loyalty-requests.ts';
import { Survival } from './survival.tsx';

type Event = 'bought' | 'left';
type Props = Readonly<{ event: Event; data: Loyalty }>;

/** What customers did after they said how satisfied they are: the finding, the curves, the shares, the test. */
export function BehaviourSection({ event, data }: Props) {
  const say = useSay();
  const words = useScoreWords('csat');
  const behaviour = data[event];
  if (behaviour === null) {
    return (
      <Section label={say(`loyalty.${event}`)} heading={say(`loyalty.${event}-none`)}>
        <p>{say('loyalty.not-followed')}</p>
      </Section>
    );
  }
  return (
    <Section
      label={say(`loyalty.${event}`)}
      heading={headingOf(event, behaviour, say)}
      note={
        <Rich
          message={`loyalty.${event}-note`}
          tags={{
            repurchase: (said) => <Term name="repurchase">{said}</Term>,
            churn: (said) => <Term name="churn">{said}</Term>,
            curve: (said) => <Term name="kaplan-meier">{said}</Term>,
          }}
        />
      }
    >
      <Survival event={event} behaviour={behaviour} />
      <h3 className="after-chart">{say(`loyalty.${event}-within`, { days: data.horizon_days })}</h3>
      <EstimateTable
        caption={say(`loyalty.${event}-within`, { days: data.horizon_days })}
        rowName={say('loyalty.class')}
        rows={behaviour.within.map((row) => ({
          key: row.class,
          name: say(`loyalty-class.${row.class}`),
          value: row.share,
        }))}
        words={words}
      />
      <Difference event={event} behaviour={behaviour} days={data.horizon_days} />
      <Test behaviour={behaviour} followed={data.followed} />
    </Section>
  );
}

/** Which end stands apart, as far as a test told it; and no link found is not the same as no link. */
function headingOf(event: Event, { verdict, apart }: Behaviour, say: Say): string {
  if (verdict === 'too few') return say(`loyalty.${event}-early`);
  if (verdict === 'no link found') return say(`loyalty.${event}-no-link`);
  if (apart === null) return say(`loyalty.${event}-linked`);
  const pace = apart.is_longer ? 'longer' : 'sooner';
  return say(`loyalty.${event}-apart`, { class: apart.class, pace });
}

type DifferenceProps = Readonly<{ event: Event; behaviour: Behaviour; days: number }>;

function Difference({ event, behaviour: { comparison }, days }: DifferenceProps) {
  const say = useSay();
  const format = useFormat();
  if (comparison === null || comparison.low === null || comparison.high === null || comparison.difference === null)
    return null;
  const points = (share: number) => format.signed(share * 100);
  const said = { days, low: points(comparison.low), high: points(comparison.high) };
  if (comparison.verdict === 'too few') return <p className="after-table">{say('loyalty.difference-few')}</p>;
  if (comparison.verdict === 'no difference shown')
    return <p className="after-table">{say(`loyalty.${event}-same`, said)}</p>;
  return (
    <p className="after-table">
      {say(`loyalty.${event}-differs`, {
        ...said,
        shape: comparison.verdict,
        difference: points(comparison.difference),
      })}
    </p>
  );
}

type TestProps = Readonly<{ behaviour: Behaviour; followed: Loyalty['followed'] }>;

function Test({ behaviour: { test, hidden }, followed }: TestProps) {
  const say = useSay();
  const format = useFormat();
  return (
    <p className="source">
      {test === null ? (
        say('loyalty.no-test')
      ) : (
        <Rich
          message="loyalty.test"
          values={{
            p: test.p_value < 0.001 ? `< ${format.number(0.001, 3)}` : `= ${format.number(test.p_value, 3)}`,
            chi: format.number(test.chi_square, 1),
            df: test.df,
          }}
          tags={{ test: (said) => <Term name="log-rank">{said}</Term> }}
        />
      )}{' '}
      {hidden.length === 0
        ? null
        : say('loyalty.hidden', { classes: format.list(hidden.map((name) => say(`loyalty-class.${name}`))) })}
      {followed === null
        ? null
        : ` ${say('loyalty.followed', { from: format.day(followed.from), until: format.day(followed.to) })}`}
    </p>
  );
}
