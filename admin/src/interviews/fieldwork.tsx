import { namedOptions } from '../ui/named-options.ts';
import './calls.css';
import '../metrics/figure-filters.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { useSay } from '../catalogue/text.tsx';
import { RateSection } from '../metrics/nonresponse/rate-section.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { CallOutcomeSection } from './call-outcome-section.tsx';
import { type Fieldwork as FieldworkData, fieldworkQuery } from './call-requests.ts';
import { CallerSection } from './caller-section.tsx';
import { InterviewerSection } from './interviewer-section.tsx';
import { ModeSection } from './mode-section.tsx';
import { QuotaSection } from './quota-section.tsx';

const route = getRouteApi('/signed-in/calls/fieldwork');

/** How the calling of a study goes, and what calling does to its answers. */
export function Fieldwork() {
  const say = useSay();
  const search = route.useSearch();
  const fieldwork = useQuery(fieldworkQuery(search));
  const { data } = fieldwork;
  const interviews = data?.outcomes
    .filter(({ outcome }) => outcome === 'complete' || outcome === 'partial')
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <PageHead
        title={say('calls.fieldwork')}
        crumb={<Link to="/calls">{say('shell.calls')}</Link>}
        heading={
          data?.study && interviews !== undefined
            ? say('fieldwork.lede', { customers: data.customers, interviews })
            : say('calls.fieldwork')
        }
      />
      <QueryView query={fieldwork} lines={6}>
        {(found) => <FieldworkPage data={found} />}
      </QueryView>
    </>
  );
}

function FieldworkPage({ data }: Readonly<{ data: FieldworkData }>) {
  const say = useSay();
  const may = useMay();
  const navigate = route.useNavigate();
  const { study, head } = data;
  if (study === null) {
    return (
      <Empty
        heading={say('fieldwork.none')}
        action={
          may('study.make') ? (
            <Link className={buttonClass('primary')} to="/studies/new">
              {say('studies.new')}
            </Link>
          ) : null
        }
      >
        {say('fieldwork.none-text')}
      </Empty>
    );
  }
  return (
    <>
      <div className="filters">
        <SelectField
          isQuiet
          label={say('calls.study')}
          value={study.id}
          options={namedOptions(data.studies)}
          onChange={(chosen) => void navigate({ search: { study: chosen } })}
        />
        {head !== null && head.items.length > 1 ? (
          <SelectField
            isQuiet
            className="filter-item"
            label={say('figures.item')}
            value={head.item.key}
            options={head.items.map(({ key, label }) => ({ value: key, label }))}
            onChange={(item) => void navigate({ search: (before) => ({ ...before, item }), resetScroll: false })}
          />
        ) : null}
      </div>
      <CallOutcomeSection data={data} />
      {data.quota.length === 0 ? null : <QuotaSection quota={data.quota} />}
      <RateSection
        data={data}
        source={say('fieldwork.rates-source')}
        onEligibility={(eligibility) =>
          void navigate({ search: (before) => ({ ...before, eligibility }), resetScroll: false })
        }
      />
      <ModeSection data={data} />
      <InterviewerSection data={data} />
      {may('call-staff.list') ? <CallerSection key={study.id} studyId={study.id} /> : null}
    </>
  );
}
