import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { Verdict, type VerdictShape } from '../../ui/verdict.tsx';
import type { FigureSearch } from '../figure-search.ts';
import { Term } from '../glossary/term.tsx';
import { verdictShapes } from '../verdict-shapes.ts';
import { BenchmarkDialog } from './benchmark-dialog.tsx';
import { useMetricWords } from './metric-words.ts';
import { type Benchmark, type BenchmarkList, benchmarksQuery, removeBenchmark } from './norm-requests.ts';

/** What others reach, with source, date and method; beside the own score only where the two are alike. */
export function Benchmarks({ search }: Readonly<{ search: FigureSearch }>) {
  const say = useSay();
  const may = useMay();
  const benchmarks = useQuery(benchmarksQuery(search));
  const [edited, setEdited] = useState<Benchmark | 'new'>();
  return (
    <Section
      label={say('benchmarks.section')}
      heading={say('benchmarks.heading')}
      note={<Rich message="benchmarks.note" tags={{ alike: (said) => <Term name="comparability">{said}</Term> }} />}
      aside={
        may('benchmark.make') ? (
          <p className="section-action">
            <Button size="small" onPress={() => setEdited('new')}>
              {say('benchmarks.make')}
            </Button>
          </p>
        ) : undefined
      }
    >
      <QueryView query={benchmarks} lines={3}>
        {(list) =>
          list.benchmarks.length === 0 ? (
            <p>{say('benchmarks.none')}</p>
          ) : (
            <BenchmarkTable list={list} onEdit={setEdited} />
          )
        }
      </QueryView>
      {edited === undefined ? null : (
        <BenchmarkDialog
          benchmark={edited === 'new' ? undefined : edited}
          role={benchmarks.data?.head?.item.role ?? 'none'}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  );
}

type TableProps = Readonly<{ list: BenchmarkList; onEdit: (benchmark: Benchmark) => void }>;

function BenchmarkTable({ list, onEdit }: TableProps) {
  const say = useSay();
  return (
    <TableScroll label={say('benchmarks.section')}>
      <table className="benchmark-table">
        <thead>
          <tr>
            <th scope="col">{say('benchmarks.whose')}</th>
            <th scope="col">{say('benchmarks.theirs')}</th>
            <th scope="col">{say('benchmarks.beside')}</th>
            <th scope="col">
              <span className="unseen">{say('norms.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.benchmarks.map((benchmark) => (
            <BenchmarkRow key={benchmark.id} benchmark={benchmark} onEdit={() => onEdit(benchmark)} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

type RowProps = Readonly<{ benchmark: Benchmark; onEdit: () => void }>;

function BenchmarkRow({ benchmark, onEdit }: RowProps) {
  const say = useSay();
  const format = useFormat();
  const words = useMetricWords(benchmark.metric);
  const { low, high, n, source, source_url } = benchmark;
  return (
    <tr>
      <th scope="row">
        {benchmark.name} {benchmark.is_example ? <span className="tag">{say('benchmarks.example')}</span> : null}
        <small>
          {source_url === '' ? source : <a href={source_url}>{source}</a>} · {format.day(benchmark.measured_on)} ·{' '}
          {benchmark.method}
        </small>
      </th>
      <td className="number">
        <b>{words.figure(benchmark.value)}</b>
        <small>
          {say(`benchmark-metric.${benchmark.metric}`)}
          <br />
          {low === null || high === null
            ? say('benchmarks.no-interval')
            : say('estimate.between', { low: words.figure(low), high: words.figure(high) })}
          {n === null ? null : ` · n ${format.number(n)}`}
        </small>
      </td>
      <td>
        <Beside benchmark={benchmark} />
      </td>
      <td>
        <BenchmarkActs benchmark={benchmark} onEdit={onEdit} />
      </td>
    </tr>
  );
}

const shapes: Readonly<Record<NonNullable<Benchmark['comparison']>['verdict'], VerdictShape>> = {
  ...verdictShapes,
  'no verdict': 'too-few',
};

/** The own score with its interval, and a verdict only where both have one; a refusal where the two are not alike. */
function Beside({ benchmark }: Readonly<{ benchmark: Benchmark }>) {
  const say = useSay();
  const words = useMetricWords(benchmark.metric);
  const { comparison } = benchmark;
  if (comparison === null)
    return (
      <span className="small muted">
        {benchmark.refusal === null
          ? say('benchmarks.no-survey')
          : say('benchmarks.refused', { metric: say(`benchmark-metric.${benchmark.metric}`) })}
      </span>
    );
  const own = shownEstimate(comparison.own);
  if (own === undefined) return <span className="muted">{say('verdict.too-few')}</span>;
  const { verdict, difference, low, high } = comparison;
  return (
    <>
      <p className="small">
        {say('benchmarks.own', {
          score: words.figure(own.estimate),
          low: words.figure(own.low),
          high: words.figure(own.high),
          n: comparison.own.n,
        })}
      </p>
      <Verdict shape={shapes[verdict]}>
        {difference === null || low === null || high === null ? (
          <Rich message="benchmarks.no-verdict" />
        ) : (
          <Rich
            message="benchmarks.verdict"
            values={{
              shape: shapes[verdict],
              difference: words.difference(difference),
              low: words.difference(low),
              high: words.difference(high),
            }}
          />
        )}
      </Verdict>
    </>
  );
}

function BenchmarkActs({ benchmark, onEdit }: RowProps) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { id, name } = benchmark;
  const removing = useMutation({
    mutationFn: () => removeBenchmark(id),
    onSuccess: () => toast({ text: say('marks.removed', { name }) }),
    onError: useRefusalToast(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['benchmarks'] }),
  });
  return (
    <span className="row norm-acts">
      {may('benchmark.change') ? (
        <Button size="small" look="quiet" label={say('marks.change-named', { name })} onPress={onEdit}>
          {say('marks.change')}
        </Button>
      ) : null}
      {may('benchmark.remove') ? (
        <Button
          size="small"
          look="quiet"
          label={say('marks.remove-named', { name })}
          isPending={removing.isPending}
          onPress={() => removing.mutate()}
        >
          {say('marks.remove')}
        </Button>
      ) : null}
    </span>
  );
}
