import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { itemsOf } from '@voldaan/domain/metrics/item';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type BenchmarkWrite, insertBenchmark } from '../metrics/norms/benchmark-store.ts';
import { insertNorm } from '../metrics/norms/norm-store.ts';
import { type ChartEventWrite, insertChartEvent } from '../metrics/trend/chart-event-store.ts';
import { publishedSurveys, versionsOf } from '../metrics/views.ts';

type Sample = Readonly<{ ownerId: string; now: Date }>;

/** What the sample promised itself, what happened to it, and figures of others that are invented and say so. */
export async function insertDemoNorms(db: WorkspaceTransaction, sample: Sample): Promise<void> {
  const surveys = await publishedSurveys(db);
  for (const [name, norms] of [
    ['Aanbeveling', recommendationNorms],
    ['Relatieonderzoek', relationNorms],
  ] as const) {
    const survey = surveys.find((one) => one.name === name);
    const [item] = survey === undefined ? [] : itemsOf(await versionsOf(db, survey.id));
    if (survey !== undefined && item !== undefined)
      for (const norm of norms) await addNorm(db, sample, { surveyId: survey.id, item: item.key, norm });
  }
  const today = sample.now.toISOString().slice(0, 10);
  for (const { daysAgo, days, ...event } of events) {
    const day = addDays(today, -daysAgo);
    const lastDay = days === undefined ? null : addDays(day, days - 1);
    await addEvent(db, sample, { ...event, survey_id: null, day, last_day: lastDay });
  }
  for (const benchmark of benchmarks(today))
    await insertBenchmark(db, {
      id: uuid(sample.now.getTime()),
      benchmark: { ...benchmark, is_example: true },
      by: sample.ownerId,
      at: sample.now,
    });
}

/** Days from today on which it begins and ends; without an end it goes on. */
type DemoNorm = Readonly<{ value: number; from: number; to?: number; shop?: string; reason: string }>;

const recommendationNorms: readonly DemoNorm[] = [
  { value: 30, from: -365, to: -150, reason: 'Het gemiddelde van het jaar ervoor' },
  { value: 35, from: -150, reason: 'Verhoogd nadat het ophalen op vaste tijd begon' },
  { value: 30, from: -150, shop: 'Utrecht Lombok', reason: 'Verbouwing tot de zomer' },
];

const relationNorms: readonly DemoNorm[] = [
  { value: 7.8, from: 40, reason: 'Voor het nieuwe jaar, besloten in het werkoverleg' },
  { value: 7.5, from: -365, shop: 'Utrecht Lombok', reason: 'Hetzelfde als voor alle vestigingen' },
];

async function addNorm(
  db: WorkspaceTransaction,
  { ownerId, now }: Sample,
  { surveyId, item, norm }: Readonly<{ surveyId: string; item: string; norm: DemoNorm }>,
): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  await insertNorm(db, {
    norm: {
      id: uuid(now.getTime()),
      survey_id: surveyId,
      item,
      trait: norm.shop === undefined ? '' : 'attribute:shop',
      trait_value: norm.shop ?? '',
      value: norm.value,
      valid_from: addDays(today, norm.from),
      valid_to: norm.to === undefined ? null : addDays(today, norm.to),
      reason: norm.reason,
      created_by: ownerId,
    },
    at: now,
  });
}

type DemoEvent = Pick<ChartEventWrite, 'kind' | 'name'> & Readonly<{ daysAgo: number; days?: number }>;

const events: readonly DemoEvent[] = [
  { kind: 'price_change', name: 'Prijzen 4 % omhoog', daysAgo: 258 },
  { kind: 'outage', name: 'Telefooncentrale uitgevallen', daysAgo: 203, days: 9 },
  { kind: 'campaign', name: 'Winterbeurt-actie', daysAgo: 38, days: 21 },
];

async function addEvent(db: WorkspaceTransaction, { ownerId, now }: Sample, event: ChartEventWrite): Promise<void> {
  await insertChartEvent(db, { id: uuid(now.getTime()), event, by: ownerId, at: now });
}

function benchmarks(today: string): readonly BenchmarkWrite[] {
  const lastYear = `${Number(today.slice(0, 4)) - 1}-12-31`;
  const shared = { source_url: '', measured_on: lastYear };
  return [
    {
      ...shared,
      name: 'Fietsenmakers (voorbeeld)',
      metric: 'nps',
      value: 29,
      low: 26,
      high: 32,
      n: 2140,
      source: 'Verzonnen voorbeeld, geen echte branche',
      method: 'Zoals een branchepanel het zou melden: online, gewogen naar regio, schaal 0 tot 10',
    },
    {
      ...shared,
      name: 'Dienstverlening, rapportcijfer (voorbeeld)',
      metric: 'gradeWhole',
      value: 7.6,
      low: null,
      high: null,
      n: null,
      source: 'Verzonnen voorbeeld, geen echte branche',
      method: 'Alleen een gemiddelde gepubliceerd, zonder aantal antwoorden en zonder spreiding',
    },
    {
      ...shared,
      name: 'Detailhandel, tevreden op 5 punten (voorbeeld)',
      metric: 'csat',
      value: 0.81,
      low: null,
      high: null,
      n: 1800,
      source: 'Verzonnen voorbeeld, geen echte branche',
      method: 'Telefonisch, aandeel 4 of 5 op een schaal van 5',
    },
  ];
}
