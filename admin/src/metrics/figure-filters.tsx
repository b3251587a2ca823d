import './figure-filters.css';
import { useNavigate } from '@tanstack/react-router';
import type { FigureHead } from '@voldaan/server/metrics/figures/schema';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { FigureGroups } from './figure-groups.tsx';
import { FigureNotes } from './figure-notes.tsx';
import { offeredPeriods, periodName } from './figure-period.ts';

const PeriodDialog = lazy(() =>
  import('./figure-period-dialog.tsx').then((loaded) => ({ default: loaded.PeriodDialog })),
);
const ViewsDialog = lazy(() => import('./figure-views-dialog.tsx').then((loaded) => ({ default: loaded.ViewsDialog })));

type FigureFiltersProps = Readonly<{
  head: FigureHead;
  period: string | undefined;
  /** What else the screen can be read by. */
  children?: ReactNode;
}>;

type Change = (changed: Readonly<Record<string, string | undefined>>) => void;

/** Of which survey, which item, over which period, of which groups: words with a small arrow, kept in the address. */
export function FigureFilters({ head, period = '12m', children }: FigureFiltersProps) {
  const say = useSay();
  const navigate = useNavigate();
  const change: Change = (changed) => void navigate({ to: '.', search: (search) => ({ ...search, ...changed }) });
  return (
    <>
      <div className="filters">
        <PeriodFilter head={head} period={period} change={change} />
        <SelectField
          isQuiet
          label={say('overview.survey')}
          value={head.survey.id}
          options={head.surveys.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(survey) => change({ survey, item: undefined })}
        />
        {head.items.length > 1 ? (
          <SelectField
            isQuiet
            className="filter-item"
            label={say('figures.item')}
            value={head.item.key}
            options={head.items.map(({ key, label }) => ({ value: key, label }))}
            onChange={(item) => change({ item })}
          />
        ) : null}
        {children}
        <FigureGroups head={head} onChange={(where) => change({ where })} />
        <ViewsButton />
      </div>
      <FigureNotes head={head} />
    </>
  );
}

type PeriodProps = Readonly<{ head: FigureHead; period: string; change: Change }>;

const own = 'own';

function PeriodFilter({ head, period, change }: PeriodProps) {
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
        onChange={(choice) => (choice === own ? setAsking(true) : change({ period: choice }))}
      />
      {isAsking ? (
        <Suspense>
          <PeriodDialog
            window={head.window}
            onClose={() => setAsking(false)}
            onChoose={(chosen) => {
              setAsking(false);
              change({ period: chosen });
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function ViewsButton() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="filter-button" onClick={() => setOpen(true)}>
        {say('views.open')}
      </button>
      {isOpen ? (
        <Suspense>
          <ViewsDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
