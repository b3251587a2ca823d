import './segments.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { Term } from '../glossary/term.tsx';
import { MetricName } from '../metric-name.tsx';
import { TableLinks } from '../table-links.tsx';
import { GroupTable } from './group-table.tsx';
import { segmentsHeading } from './group-words.ts';
import { type Head, type Segments as SegmentsData, segmentsQuery } from './segments-requests.ts';
import { adjustments } from './segments-search.ts';

const route = getRouteApi('/signed-in/segments');

/** The groups of a trait, each against the rest: who stands out, and who does not. */
export function Segments() {
  const say = useSay();
  const segments = useQuery(segmentsQuery(route.useSearch()));
  return (
    <QueryView query={segments} lines={6}>
      {(data) =>
        data.head === null ? (
          <>
            <PageHead title={say('shell.segments')} />
            <Empty heading={say('segments.empty')}>{say('segments.empty-text')}</Empty>
          </>
        ) : (
          <SegmentsPage data={data} head={data.head} />
        )
      }
    </QueryView>
  );
}

function SegmentsPage({ data, head }: Readonly<{ data: SegmentsData; head: Head }>) {
  const say = useSay();
  const format = useFormat();
  const { period, survey, item, where } = route.useSearch();
  return (
    <>
      <PageHead
        title={say('shell.segments')}
        heading={segmentsHeading(data, say, format.list)}
        isLede
        crumb={
          <Link to="/" search={{ ...(survey && { survey }), ...(period && { period }) }}>
            {say('shell.overview')}
          </Link>
        }
      />
      <FigureFilters head={head} period={period}>
        <SegmentFilters data={data} head={head} />
      </FigureFilters>
      <Groups data={data} head={head} />
      <p className="source">
        <Link
          to="/cross-tabs"
          search={{
            ...(survey && { survey }),
            ...(item && { item }),
            ...(period && { period }),
            ...(where && { where }),
            ...(data.by && { columns: data.by.name }),
          }}
        >
          {say('segments.to-cross-tab')}
        </Link>
      </p>
    </>
  );
}

function SegmentFilters({ data, head }: Readonly<{ data: SegmentsData; head: Head }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  const { compare } = data;
  return (
    <>
      <SelectField
        isQuiet
        label={say('segments.by')}
        value={data.by?.name ?? ''}
        options={head.traits.map(({ name, label }) => ({
          value: name,
          label: say('segments.by-trait', { trait: label }),
        }))}
        onChange={(by) => void navigate({ search: (search) => ({ ...search, by }) })}
      />
      <SelectField
        isQuiet
        label={say('segments.compared-with')}
        value={compare ?? 'none'}
        options={(['none', 'previous', 'last_year'] as const).map((choice) => ({
          value: choice,
          label: say(`segments.compare-${choice}`),
        }))}
        onChange={(chosen) =>
          void navigate({
            search: ({ compare: _before, ...search }) => (chosen === 'none' ? search : { ...search, compare: chosen }),
          })
        }
      />
    </>
  );
}

function Groups({ data, head }: Readonly<{ data: SegmentsData; head: Head }>) {
  const say = useSay();
  if (data.by === null) return <Empty heading={say('segments.no-trait')}>{say('segments.no-trait-text')}</Empty>;
  if (data.groups.length > 0) return <GroupsSection data={data} head={head} by={data.by} />;
  if (data.hidden > 0 || !head.is_disclosed)
    return <Empty heading={say('segments.all-hidden')}>{say('figures.not-disclosed')}</Empty>;
  return <Empty heading={say('segments.nobody')}>{say('segments.nobody-text')}</Empty>;
}

type GroupsProps = Readonly<{ data: SegmentsData; head: Head; by: NonNullable<SegmentsData['by']> }>;

function GroupsSection({ data, head, by }: GroupsProps) {
  const say = useSay();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const judged = data.groups.filter(({ comparison }) => comparison.verdict !== 'too few').length;
  return (
    <Section
      label={<MetricName item={head.item} />}
      heading={say('segments.table-heading', { count: data.groups.length })}
      note={
        <>
          {say('segments.note', { count: judged })} <Term name="rest">{say('segments.what-rest')}</Term>.{' '}
          <Term name={data.adjustment}>{say('segments.why-adjusted')}</Term>
        </>
      }
      aside={
        <SelectField
          className="section-action"
          label={say('segments.adjustment')}
          value={data.adjustment}
          options={adjustments.map((choice) => ({ value: choice, label: say(`segments.adjustment-${choice}`) }))}
          onChange={(adjustment) => void navigate({ search: (before) => ({ ...before, adjustment }) })}
        />
      }
    >
      <GroupTable data={data} head={head} by={by} />
      {data.hidden === 0 ? null : <p className="note">{say('segments.hidden', { count: data.hidden })}</p>}
      <TableLinks path="/v1/segments/table" search={{ ...search, by: by.name }} />
    </Section>
  );
}
