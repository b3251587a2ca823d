import { useNavigate } from '@tanstack/react-router';
import type { FigureHead } from '@voldaan/server/metrics/figures/figure-head';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { periodChoices } from './overview-search.ts';

type FigureFiltersProps = Readonly<{ head: FigureHead; period: string | undefined }>;

/** Of which survey, which item, over which period: words with a small arrow, kept in the address. */
export function FigureFilters({ head, period = '12m' }: FigureFiltersProps) {
  const say = useSay();
  const navigate = useNavigate();
  const change = (changed: Readonly<Record<string, string | undefined>>) =>
    void navigate({ to: '.', search: (search) => ({ ...search, ...changed }) });
  return (
    <div className="filters">
      <SelectField
        isQuiet
        label={say('overview.period')}
        value={period}
        options={periodChoices.map((choice) => ({ value: choice, label: say(`period.${choice}`) }))}
        onChange={(choice) => change({ period: choice })}
      />
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
          label={say('figures.item')}
          value={head.item.key}
          options={head.items.map(({ key, label }) => ({ value: key, label }))}
          onChange={(item) => change({ item })}
        />
      ) : null}
    </div>
  );
}
