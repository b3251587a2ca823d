import { axisAround } from '@voldaan/domain/metrics/axis';
import { whatIf } from '@voldaan/domain/metrics/drivers/what-if';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { type EstimateView, type ShownEstimate, shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Whisker, WhiskerAxisHead } from '../../ui/whisker.tsx';
import '../estimate-table.css';
import { Term } from '../glossary/term.tsx';
import type { NamedDriver } from './named-drivers.ts';

export type WhatIfOutcome = Readonly<{ name: string; value: EstimateView; minimum: number; maximum: number }>;

type Props = Readonly<{ drivers: readonly NamedDriver[]; outcome: WhatIfOutcome; first: NamedDriver | undefined }>;
type Shown = Readonly<{ driver: NamedDriver; score: ShownEstimate; coefficient: ShownEstimate }>;

/** A sentence with blanks: if one driver's score went there, what would go together with it. */
export function WhatIf({ drivers, outcome, first }: Props) {
  const shown = drivers.flatMap((driver): readonly Shown[] => {
    const [score, coefficient] = [shownEstimate(driver.score), shownEstimate(driver.coefficient)];
    return score && coefficient ? [{ driver, score, coefficient }] : [];
  });
  const [chosenKey, choose] = useState<string>();
  const chosen =
    shown.find(({ driver }) => driver.key === chosenKey) ?? shown.find(({ driver }) => driver === first) ?? shown[0];
  const value = shownEstimate(outcome.value);
  if (chosen === undefined || value === undefined) return null;
  return <WhatIfSection key={chosen.driver.key} {...{ shown, chosen, choose, outcome, value }} />;
}

type SectionProps = Readonly<{
  shown: readonly Shown[];
  chosen: Shown;
  choose: (key: string) => void;
  outcome: WhatIfOutcome;
  value: ShownEstimate;
}>;

const step = 0.5;

const noteTerms = {
  whatif: (words: ReactNode) => <Term name="what-if">{words}</Term>,
  association: (words: ReactNode) => <Term name="association">{words}</Term>,
  action: (words: ReactNode) => <Term name="improvement-action">{words}</Term>,
};

function WhatIfSection({ shown, chosen, choose, outcome, value }: SectionProps) {
  const say = useSay();
  const format = useFormat();
  const { driver, score, coefficient } = chosen;
  const [to, setTo] = useState(Math.min(driver.scale.maximum, Math.round(score.estimate * 2) / 2 + 1));
  const expected = whatIf({
    outcome: { estimate: value.estimate, interval: [value.low, value.high] },
    coefficient: { estimate: coefficient.estimate, interval: [coefficient.low, coefficient.high] },
    change: to - score.estimate,
    scale: { min: outcome.minimum, max: outcome.maximum, step: 1 },
  });
  const figure = (one: number) => format.number(one, 1);
  const isClear = coefficient.low > 0 || coefficient.high < 0;
  return (
    <Section
      label={say('drivers.whatif')}
      heading={
        isClear
          ? say('drivers.whatif-heading', { name: driver.name, change: format.signed(coefficient.estimate, 1) })
          : say('drivers.whatif-unclear', { name: driver.name })
      }
      note={<Rich message="drivers.whatif-note" tags={noteTerms} />}
    >
      <div className="what-if">
        <p>
          {say('drivers.whatif-if')}{' '}
          <SelectField
            label={<span className="unseen">{say('drivers.whatif-item')}</span>}
            value={driver.key}
            options={shown.map((one) => ({ value: one.driver.key, label: one.driver.name }))}
            onChange={choose}
          />{' '}
          {say('drivers.whatif-from', { from: figure(score.estimate) })}{' '}
          <Stepper value={to} onChange={setTo} from={driver.scale.minimum} to={driver.scale.maximum} />{' '}
          <span aria-live="polite">
            <Rich
              message="drivers.whatif-then"
              values={{
                outcome: outcome.name,
                value: figure(expected.estimate),
                low: figure(expected.interval[0]),
                high: figure(expected.interval[1]),
              }}
            />
          </span>
        </p>
      </div>
      <Beside
        now={value}
        expected={{ estimate: expected.estimate, low: expected.interval[0], high: expected.interval[1] }}
        outcome={outcome}
      />
    </Section>
  );
}

type StepperProps = Readonly<{ value: number; onChange: (value: number) => void; from: number; to: number }>;

/** A figure between two buttons; whatever is typed that is no figure of the scale changes nothing. */
function Stepper({ value, onChange, from, to }: StepperProps) {
  const say = useSay();
  const format = useFormat();
  const [typed, setTyped] = useState<string>();
  const move = (by: number) => {
    setTyped(undefined);
    onChange(Math.min(to, Math.max(from, value + by)));
  };
  const type = (text: string) => {
    setTyped(text);
    const read = Number(text.replace(',', '.'));
    if (text.trim() !== '' && Number.isFinite(read) && read >= from && read <= to) onChange(read);
  };
  return (
    <span className="stepper">
      <button
        type="button"
        aria-label={say('drivers.whatif-lower')}
        disabled={value <= from}
        onClick={() => move(-step)}
      >
        −
      </button>
      <input
        aria-label={say('drivers.whatif-score')}
        inputMode="decimal"
        value={typed ?? format.number(value, 1)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(undefined)}
      />
      <button type="button" aria-label={say('drivers.whatif-higher')} disabled={value >= to} onClick={() => move(step)}>
        +
      </button>
    </span>
  );
}

type BesideProps = Readonly<{ now: ShownEstimate; expected: ShownEstimate; outcome: WhatIfOutcome }>;

/** The two on one axis, in a table of two rows. */
function Beside({ now, expected, outcome }: BesideProps) {
  const say = useSay();
  const format = useFormat();
  const axis = axisAround([now.low, now.high, expected.low, expected.high], {
    bounds: [outcome.minimum, outcome.maximum],
    step: 0.5,
  });
  const figure = (one: number) => format.number(one, 1);
  const rows = [
    { name: say('drivers.whatif-now'), value: now, n: outcome.value.n },
    { name: say('drivers.whatif-expected'), value: expected, n: undefined },
  ];
  return (
    <TableScroll label={say('drivers.whatif-table')}>
      <table className="ledger estimate-table">
        <caption className="unseen">{say('drivers.whatif-table')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{say('drivers.whatif')}</span>
            </th>
            <th scope="col" className="axis-cell">
              <span className="unseen">{say('estimate-table.axis')}</span>
              <WhiskerAxisHead axis={axis} figure={figure} />
            </th>
            <th scope="col" className="end">
              {say('estimate-table.value')}
            </th>
            <th scope="col">{say('trend.range')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value, n }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="whisker-cell">
                <Whisker axis={axis} value={value} />
              </td>
              <td className="end number estimate-value">
                <b>{figure(value.estimate)}</b>
              </td>
              <td className="number estimate-range">
                {say('estimate.between', { low: figure(value.low), high: figure(value.high) })}
                {n === undefined ? null : <small>{say('estimate.answers', { n })}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
