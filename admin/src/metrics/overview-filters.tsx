import { getRouteApi } from '@tanstack/react-router';
import { useSay } from '../catalogue/text.tsx';
import { SelectField } from '../ui/select-field.tsx';
import type { Overview } from './overview-requests.ts';
import { periodChoices } from './overview-search.ts';

const route = getRouteApi('/signed-in/');

/** Which survey, over which period: words with a small arrow, kept in the address. */
export function OverviewFilters({ data }: Readonly<{ data: Overview }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  return (
    <div className="filters">
      <SelectField
        isQuiet
        label={say('overview.period')}
        value={data.period.choice}
        options={periodChoices.map((choice) => ({ value: choice, label: say(`period.${choice}`) }))}
        onChange={(period) => void navigate({ search: (search) => ({ ...search, period }) })}
      />
      {data.surveys.length > 1 ? (
        <SelectField
          isQuiet
          label={say('overview.survey')}
          value={data.survey?.id ?? ''}
          options={data.surveys.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(survey) => void navigate({ search: (search) => ({ ...search, survey }) })}
        />
      ) : (
        <span className="meta">{data.survey?.name}</span>
      )}
    </div>
  );
}
