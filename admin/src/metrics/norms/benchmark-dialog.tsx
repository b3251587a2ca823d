import { useQueryClient } from '@tanstack/react-query';
import { type BenchmarkMetric, benchmarkMetrics } from '@voldaan/domain/metrics/norms/benchmark';
import { useCallback, useState } from 'react';
import { type Format, useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { readNumber } from '../../studies/read-number.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type Submission, useSubmit } from '../../ui/use-submit.ts';
import { DayInput } from '../day-input.tsx';
import type { MetricRole } from '../score-words.ts';
import { benchmarkMetricNames } from './metric-words.ts';
import { type Benchmark, type BenchmarkWish, changeBenchmark, makeBenchmark } from './norm-requests.ts';
import { readScore, writeScore } from './score-text.ts';

type Props = Readonly<{ benchmark: Benchmark | undefined; role: MetricRole | 'none'; onClose: () => void }>;

const usualMetrics: Partial<Readonly<Record<MetricRole | 'none', BenchmarkMetric>>> = {
  nps: 'nps',
  csat: 'csat',
  grade: 'gradeWhole',
  ces: 'cesMean',
  stars: 'stars',
  expectation: 'expectation',
};

type Edit = Readonly<{
  name: string;
  metric: BenchmarkMetric;
  value: string;
  low: string;
  high: string;
  n: string;
  source: string;
  source_url: string;
  measured_on: string;
  method: string;
}>;

type TextName = Exclude<keyof Edit, 'metric' | 'measured_on'>;

/** What is no number is sent as one that no scale has, so that the server names the field. */
const offEveryScale = 1_000_000;

/** A figure of others is worth nothing without who said it, when, and how it was measured. */
export function BenchmarkDialog({ benchmark, role, onClose }: Props) {
  const say = useSay();
  const toast = useToast();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<Edit>(() => editOf(benchmark, role, format));
  const send = useCallback(async () => {
    const wish = wishOf(edit, format.locale);
    await (benchmark === undefined ? makeBenchmark(wish) : changeBenchmark(benchmark.id, wish));
    await queryClient.invalidateQueries({ queryKey: ['benchmarks'] });
    toast({ text: say('benchmarks.saved', { name: edit.name }) });
    onClose();
  }, [edit, benchmark, format, queryClient, toast, say, onClose]);
  const submission = useSubmit(send);
  const change = (part: Partial<Edit>) => setEdit((current) => ({ ...current, ...part }));
  return (
    <Dialog isOpen onClose={onClose} heading={benchmark === undefined ? say('benchmarks.new') : say('benchmarks.edit')}>
      <Form submission={submission} className="stack">
        <BenchmarkFields edit={edit} change={change} errorOf={submission.errorOf} />
        <p className="row dialog-actions">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('benchmarks.save')}
          </Button>
          <Button onPress={onClose}>{say('ui.not-yet')}</Button>
        </p>
      </Form>
    </Dialog>
  );
}

type FieldsProps = Readonly<{
  edit: Edit;
  change: (part: Partial<Edit>) => void;
  errorOf: Submission['errorOf'];
}>;

function BenchmarkFields({ edit, change, errorOf }: FieldsProps) {
  const say = useSay();
  return (
    <>
      {field('name', { lengthMax: 100, isRequired: true })}
      <SelectField
        label={say('benchmarks.metric')}
        value={edit.metric}
        options={benchmarkMetricNames.map((metric) => ({ value: metric, label: say(`benchmark-metric.${metric}`) }))}
        onChange={(metric) => change({ metric })}
        hint={say('benchmarks.metric-hint')}
      />
      <div className="field-grid">
        {field('value', { className: 'span-2', isRequired: true })}
        {field('low', { className: 'span-2' })}
        {field('high', { className: 'span-2' })}
      </div>
      {field('n')}
      {field('source', { lengthMax: 300, isRequired: true })}
      {field('source_url', { lengthMax: 2000 })}
      <DayInput
        label={say('benchmarks.measured_on')}
        name="measured_on"
        value={edit.measured_on}
        onChange={(measured_on) => change({ measured_on })}
        error={errorOf('measured_on')}
      />
      {field('method', { lengthMax: 1000, isRequired: true })}
    </>
  );

  function field(
    name: TextName,
    given: Readonly<{ className?: string; lengthMax?: number; isRequired?: boolean }> = {},
  ) {
    return (
      <TextField
        label={say(`benchmarks.${name}`)}
        name={name}
        value={edit[name]}
        onChange={(text) => change({ [name]: text })}
        error={errorOf(name)}
        {...given}
      />
    );
  }
}

function wishOf(edit: Edit, locale: string): BenchmarkWish {
  const { kind } = benchmarkMetrics[edit.metric];
  const score = (text: string) => readScore(text, kind) ?? offEveryScale;
  return {
    ...edit,
    value: score(edit.value),
    low: edit.low === '' ? null : score(edit.low),
    high: edit.high === '' ? null : score(edit.high),
    n: edit.n === '' ? null : (readNumber(edit.n, locale) ?? 0),
  };
}

function editOf(benchmark: Benchmark | undefined, role: Props['role'], format: Format): Edit {
  const metric = benchmark?.metric ?? usualMetrics[role] ?? 'gradeWhole';
  const { kind } = benchmarkMetrics[metric];
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : writeScore(value, kind, format);
  return {
    name: benchmark?.name ?? '',
    metric,
    value: write(benchmark?.value),
    low: write(benchmark?.low),
    high: write(benchmark?.high),
    n: benchmark?.n ? String(benchmark.n) : '',
    source: benchmark?.source ?? '',
    source_url: benchmark?.source_url ?? '',
    measured_on: benchmark?.measured_on ?? '',
    method: benchmark?.method ?? '',
  };
}
