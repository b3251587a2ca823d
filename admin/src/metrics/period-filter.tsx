import type { FigureHead } from '@voldaan/server/metrics/figures/schema';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { offeredPeriods, periodName } from './figure-period.ts';

const PeriodDialog = lazy(() =>
  import('./figure-period-dialog.tsx').then((loaded) => ({ default: loaded.PeriodDialog })),
);

type Props = Readonly<{
  /** The days that are shown now: from them an own period is chosen. */
  days: Pick<FigureHead['window'], 'from' | 'to'>;
  period: string;
  onChange: (period: string) => void;
}>;

const own = 'own';

/** Over which period: the usual ones, those of the calendar, or any days. */
export function PeriodFilter({ days, period, onChange }: Props) {
  const say = useSay();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const offered = offeredPeriods(new Date());
  const periods = offered.includes(period) ? offered : [period, ...offered];
  return (
    <>
      <SelectField
        isQuiet
        label={say('overview.period')}
        value={period}
        options={[
          ...periods.map((choice) => ({ value: choice, label: periodName(choice, say, format) })),
          { value: own, label: say('period.own') },
        ]}
        onChange={(choice) => (choice === own ? setAsking(true) : onChange(choice))}
      />
      {isAsking ? (
        <Suspense>
          <PeriodDialog
            window={days}
            onClose={() => setAsking(false)}
            onChoose={(chosen) => {
              setAsking(false);
              onChange(chosen);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
