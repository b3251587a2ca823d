import './segments.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Say, useSay } from '../../catalogue/text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { Term } from '../glossary/term.tsx';
import { MetricName } from '../metric-name.tsx';
import { TableLinks } from '../table-links.tsx';
import { AnswerTable } from './answer-table.tsx';
import { CrossTable } from './cross-table.tsx';
import { type CrossTab, crossTabQuery, type Head } from './segments-requests.ts';

const route = getRouteApi('/signed-in/cross-tabs');
const alpha = 0.05;

/** The answers to a question by group, or the score in each group of two traits. */
export function CrossTabs() {
  const say = useSay();
  const tab = useQuery(crossTabQuery(route.useSearch()));
  return (
    <QueryView query={tab} lines={6}>
      {(data) =>
        data.head === null ? (
          <>
            <PageHead title={say('shell.cross-tabs')} />
            <Empty heading={say('segments.empty')}>{say('segments.empty-text')}</Empty>
          </>
        ) : (
          <CrossTabPage data={data} head={data.head} />
        )
      }
    </QueryView>
  );
}

/** The finding: whether answers and groups go together at all. */
function headingOf({ association, columns_by: by, rows_by: rowsBy }: CrossTab, say: Say): string {
  if (by === null) return say('segments.heading-none');
  if (rowsBy !== null) return say('cross-tabs.heading-traits', { rows: rowsBy.label, columns: by.label });
  if (association === null) return say('cross-tabs.heading-early');
  const isShown = association.p_value < alpha;
  return say(isShown ? 'cross-tabs.heading-different' : 'cross-tabs.heading-alike', { trait: by.label });
}

function CrossTabPage({ data, head }: Readonly<{ data: CrossTab; head: Head }>) {
  const say = useSay();
  const { period, survey } = route.useSearch();
  return (
    <>
      <PageHead
        title={say('shell.cross-tabs')}
        heading={headingOf(data, say)}
        isLede
        crumb={
          <Link to="/segments" search={{ ...(survey && { survey }), ...(period && { period }) }}>
            {say('shell.segments')}
          </Link>
        }
      />
      <FigureFilters head={head} period={period}>
        <CrossTabFilters data={data} head={head} />
      </FigureFilters>
      <Tab data={data} head={head} />
    </>
  );
}

function CrossTabFilters({ data, head }: Readonly<{ data: CrossTab; head: Head }>) {
  const say = useSay();
  const navigate = route.useNavigate();
  const columns = data.columns_by?.name ?? '';
  const rows = data.rows_by?.name ?? '';
  return (
    <>
      <SelectField
        isQuiet
        label={say('cross-tabs.rows')}
        value={rows}
        options={[
          { value: '', label: say('cross-tabs.rows-answers') },
          ...head.traits
            .filter(({ name }) => name !== columns)
            .map(({ name, label }) => ({ value: name, label: say('cross-tabs.rows-trait', { trait: label }) })),
        ]}
        onChange={(chosen) =>
          void navigate({
            search: ({ rows: _before, ...search }) => (chosen === '' ? search : { ...search, rows: chosen }),
          })
        }
      />
      <SelectField
        isQuiet
        label={say('cross-tabs.columns')}
        value={columns}
        options={head.traits
          .filter(({ name }) => name !== rows)
          .map(({ name, label }) => ({ value: name, label: say('segments.by-trait', { trait: label }) }))}
        onChange={(chosen) => void navigate({ search: (search) => ({ ...search, columns: chosen }) })}
      />
    </>
  );
}

function Tab({ data, head }: Readonly<{ data: CrossTab; head: Head }>) {
  const say = useSay();
  if (data.columns_by === null)
    return <Empty heading={say('segments.no-trait')}>{say('segments.no-trait-text')}</Empty>;
  if (data.columns.length > 0) return <TableSection data={data} head={head} by={data.columns_by} />;
  if (data.hidden > 0 || !head.is_disclosed)
    return <Empty heading={say('segments.all-hidden')}>{say('figures.not-disclosed')}</Empty>;
  return <Empty heading={say('segments.nobody')}>{say('segments.nobody-text')}</Empty>;
}

type SectionProps = Readonly<{ data: CrossTab; head: Head; by: NonNullable<CrossTab['columns_by']> }>;

function TableSection({ data, head, by }: SectionProps) {
  const say = useSay();
  const search = route.useSearch();
  const isOfTraits = data.rows_by !== null;
  return (
    <Section
      label={<MetricName item={head.item} />}
      heading={
        isOfTraits
          ? say('cross-tabs.table-traits', { rows: data.rows_by?.label ?? '', columns: by.label })
          : say('cross-tabs.table-answers', { trait: by.label })
      }
      note={
        <>
          {say(isOfTraits ? 'cross-tabs.note-traits' : 'cross-tabs.note-answers')}{' '}
          <Term name={isOfTraits ? 'interval' : 'significance-letter'}>
            {say(isOfTraits ? 'cross-tabs.what-interval' : 'cross-tabs.what-letters')}
          </Term>
        </>
      }
      aside={<Association association={data.association} />}
    >
      {isOfTraits ? <CrossTable data={data} head={head} /> : <AnswerTable data={data} head={head} />}
      {data.hidden + data.columns_beyond + data.rows_beyond === 0 ? null : (
        <p className="note">
          {say('cross-tabs.left-out', {
            hidden: data.hidden,
            beyond: data.columns_beyond,
            rows: data.rows_beyond,
          })}
        </p>
      )}
      <TableLinks path="/v1/cross-tabs/table" search={{ ...search, columns: by.name }} />
    </Section>
  );
}

function Association({ association }: Pick<CrossTab, 'association'>) {
  const say = useSay();
  if (association === null) return null;
  return (
    <p className="note">
      {say(association.p_value < alpha ? 'cross-tabs.together' : 'cross-tabs.apart', {
        strength: strengthOf(association.cramers_v),
      })}{' '}
      {association.is_rough ? say('cross-tabs.rough') : null}{' '}
      <Term name="chi-square">{say('cross-tabs.what-test')}</Term>
    </p>
  );
}

/** Words for Cramér's V as Cohen (1988) has them for w. */
function strengthOf(v: number): 'weak' | 'moderate' | 'strong' {
  if (v < 0.3) return 'weak';
  return v < 0.5 ? 'moderate' : 'strong';
}
