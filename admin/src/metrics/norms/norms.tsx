import './norms.css';
import '../../ui/whisker.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { FigureFilters } from '../figure-filters.tsx';
import { Benchmarks } from './benchmarks.tsx';
import { NormDialog } from './norm-dialog.tsx';
import { type Norm, type NormHead, type NormList, normsQuery } from './norm-requests.ts';
import { NormSection } from './norm-section.tsx';

const route = getRouteApi('/signed-in/norms');

/** What the company promised itself, whether it was kept, and what others say that they reach. */
export function Norms() {
  const say = useSay();
  const norms = useQuery(normsQuery(route.useSearch()));
  const head = norms.data?.head;
  if (norms.data !== undefined && head) return <NormsPage list={norms.data} head={head} />;
  return (
    <>
      <PageHead title={say('shell.norms')} />
      <QueryView query={norms} lines={6}>
        {() => <Empty heading={say('norms.empty')}>{say('norms.empty-text')}</Empty>}
      </QueryView>
    </>
  );
}

function NormsPage({ list, head }: Readonly<{ list: NormList; head: NormHead }>) {
  const say = useSay();
  const may = useMay();
  const search = route.useSearch();
  const [edited, setEdited] = useState<Norm | 'new'>();
  const items = head.items.filter(({ key }) => list.norms.some(({ item }) => item === key));
  return (
    <>
      <PageHead
        title={say('shell.norms')}
        heading={ledeOf(list.norms)}
        isLede
        crumb={
          <Link to="/" search={search}>
            {say('shell.overview')}
          </Link>
        }
        actions={
          may('norm.make') ? (
            <Button look="primary" onPress={() => setEdited('new')}>
              {say('norms.make')}
            </Button>
          ) : undefined
        }
      />
      <FigureFilters head={head} period={search.period} />
      {items.map((item) => (
        <NormSection
          key={item.key}
          item={item}
          norms={list.norms.filter((norm) => norm.item === item.key)}
          onEdit={setEdited}
        />
      ))}
      <Benchmarks search={search} />
      {edited === undefined ? null : (
        <NormDialog norm={edited === 'new' ? undefined : edited} head={head} onClose={() => setEdited(undefined)} />
      )}
    </>
  );

  function ledeOf(norms: readonly Norm[]): string {
    const holding = norms.filter(({ state }) => state === 'holds');
    const count = (verdict: string) => holding.filter((norm) => norm.verdict?.verdict === verdict).length;
    const [met, missed] = [count('met'), count('not met')];
    return say('norms.lede', { met, missed, open: holding.length - met - missed });
  }
}
