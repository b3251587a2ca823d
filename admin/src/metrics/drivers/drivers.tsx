import './drivers.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, type Say, useSay } from '../../catalogue/text.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { Term } from '../glossary/term.tsx';
import { DriverChoice } from './driver-choice.tsx';
import { DriverMap } from './driver-map.tsx';
import { DriverSource } from './driver-source.tsx';
import { DriverTable } from './driver-table.tsx';
import {
  type DriverMapData,
  type Drivers as DriversData,
  driversQuery,
  quickDriversQuery,
} from './drivers-requests.ts';
import { type NamedDriver, namedDrivers, nameOf, surelyFirst, toImprove } from './named-drivers.ts';
import { WhatIf } from './what-if.tsx';

const route = getRouteApi('/signed-in/drivers');

/** What goes together with the score, what of that lags behind, and what to begin with. */
export function Drivers() {
  const say = useSay();
  const format = useFormat();
  const search = route.useSearch();
  const quick = useQuery(quickDriversQuery(search));
  const whole = useQuery(driversQuery(search));
  // The first answer has no intervals; as soon as the second is there it takes its place.
  const data = whole.data ?? quick.data;
  return (
    <>
      <PageHead
        title={say('drivers.title')}
        isLede
        heading={data === undefined ? say('drivers.lede-asking') : ledeOf(data, say, format.list)}
      />
      <QueryView query={whole.data === undefined ? quick : whole} lines={6}>
        {() => (data === undefined ? null : <DriversPage data={data} period={search.period} />)}
      </QueryView>
    </>
  );
}

/** A heading claims what the intervals allow, and nothing before they are there. */
function ledeOf(data: DriversData, say: Say, list: (words: readonly string[]) => string): string {
  if (data.refusal !== null) return say('drivers.lede-refused');
  if (data.bootstrap === null) return say('drivers.lede-asking');
  const drivers = namedDrivers(data);
  const [first, improve] = [surelyFirst(drivers), toImprove(drivers)];
  if (first !== undefined) {
    return improve.includes(first)
      ? say('drivers.lede-top-improve', { name: first.name })
      : say('drivers.lede-top', { name: first.name });
  }
  if (improve.length === 0) return say('drivers.lede-none');
  return say('drivers.lede-improve', { count: improve.length, names: list(improve.map(({ name }) => name)) });
}

function DriversPage({ data, period }: Readonly<{ data: DriversData; period: string | undefined }>) {
  const say = useSay();
  const { head, map, outcome } = data;
  if (head === null) return <Empty heading={say('drivers.none')}>{say('drivers.none-detail')}</Empty>;
  const drivers = namedDrivers(data);
  const improve = toImprove(drivers);
  return (
    <>
      <FigureFilters head={head} period={period} />
      <DriverChoice data={data} />
      {map === null ? <Refused data={data} /> : <MapSection {...{ data, map, drivers, improve }} />}
      {map === null || outcome === null ? null : (
        <>
          <WhatIf
            drivers={drivers}
            first={improve[0]}
            outcome={{
              name: say('drivers.outcome', { role: head.item.role }),
              value: outcome,
              minimum: head.item.scale.minimum,
              maximum: head.item.scale.maximum,
            }}
          />
          <Section
            label={say('drivers.all', { count: drivers.length })}
            heading={say('drivers.all-heading', {
              count: drivers.filter(({ direction }) => direction === 'unclear').length,
            })}
            note={say('drivers.all-note')}
          >
            <DriverTable drivers={drivers} cut={map.importance_cut} />
            <DriverSource data={data} />
          </Section>
        </>
      )}
    </>
  );
}

type MapProps = Readonly<{
  data: DriversData;
  map: DriverMapData;
  drivers: readonly NamedDriver[];
  improve: readonly NamedDriver[];
}>;

function MapSection({ data, map, drivers, improve }: MapProps) {
  const say = useSay();
  const keeps = drivers.some((one) => one.is_decided && one.quadrant === 'keep_up');
  const heading =
    improve.length > 0
      ? say('drivers.map-improve', { count: improve.length })
      : say(keeps ? 'drivers.map-keep' : 'drivers.map-undecided');
  return (
    <Section
      label={say('drivers.map')}
      heading={heading}
      note={
        <Rich
          message="drivers.map-note"
          values={{ outcome: say('drivers.outcome', { role: data.head?.item.role ?? 'none' }) }}
          tags={{ importance: (words) => <Term name="importance">{words}</Term> }}
        />
      }
      aside={<MapAside data={data} first={improve[0]} />}
    >
      <DriverMap drivers={drivers} map={map} />
    </Section>
  );
}

/** What is undecided gets no call to action. */
function MapAside({ data, first }: Readonly<{ data: DriversData; first: NamedDriver | undefined }>) {
  const say = useSay();
  return (
    <>
      <p className="note">
        <Rich message="drivers.map-open" tags={{ undecided: (words) => <Term name="undecided">{words}</Term> }} />
      </p>
      <p className="note" role="status">
        {data.bootstrap === null ? say('drivers.pending') : ''}
      </p>
      {first === undefined || data.head === null ? null : (
        <p className="section-action">
          <Link
            className={buttonClass('primary')}
            to="/improvements/new"
            search={{ survey: data.head.survey.id, item: first.key }}
          >
            {say('drivers.action')}
          </Link>
          <small className="muted driver-action-for">{first.name}</small>
        </p>
      )}
    </>
  );
}

function Refused({ data }: Readonly<{ data: DriversData }>) {
  const say = useSay();
  const format = useFormat();
  const names = format.list(data.refusal?.items.map((key) => nameOf(data, key)) ?? []);
  const why = {
    too_few_rows: () => say('drivers.refused-rows', { n: data.n, needed: data.answers_needed }),
    too_few_drivers: () => say('drivers.refused-drivers'),
    no_variation: () => say('drivers.refused-alike', { names }),
    singular: () => say('drivers.refused-singular', { names }),
    not_disclosed: () => say('drivers.refused-disclosed'),
  }[data.refusal?.reason ?? 'too_few_drivers'];
  return <Empty heading={say('drivers.lede-refused')}>{why()}</Empty>;
}
