import { namedOptions } from '../ui/named-options.ts';
import './figure-filters.css';
import { useNavigate } from '@tanstack/react-router';
import type { FigureHead } from '@voldaan/server/metrics/figures/schema';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { FigureGroups } from './figure-groups.tsx';
import { FigureNotes } from './figure-notes.tsx';
import { PeriodFilter } from './period-filter.tsx';

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
        <PeriodFilter days={head.window} period={period} onChange={(chosen) => change({ period: chosen })} />
        <SelectField
          isQuiet
          label={say('overview.survey')}
          value={head.survey.id}
          options={namedOptions(head.surveys)}
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
