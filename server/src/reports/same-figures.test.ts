import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { figureText } from '@voldaan/domain/metrics/figure-text';
import { itemsOf } from '@voldaan/domain/metrics/item';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { readSheet } from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openDemo } from '../demo/open-demo.ts';
import { openTestHttp } from '../http/test-http.ts';
import { metricsRoutes } from '../metrics/routes.ts';
import type { Overview } from '../metrics/schema.ts';
import { segmentRoutes } from '../metrics/segments/routes.ts';
import type { Segments } from '../metrics/segments/schema.ts';
import { publishedSurveys, versionsOf } from '../metrics/views.ts';
import { makeTestProduct } from '../test-product.ts';
import { askR, hasR } from '../test-r.ts';
import type { ReportPageView, ShownFigureView } from './page/schema.ts';
import { reportsRoutes } from './routes.ts';
import { countRows, type RawAnswer, rawAnswers } from './test-raw-answers.ts';

/** A figure by every way on which it can be met, and the answers that it is of. */
type Met = Readonly<{
  name: string;
  metric: Metric;
  scores: readonly RawAnswer[];
  /** Parts of the period are left out of a group so that nobody can be told: its rows cannot be known from outside. */
  isPartial: boolean;
  report: ShownFigureView;
  api: ShownFigureView['figure'] | undefined;
  csv: readonly string[];
  xlsx: readonly unknown[];
  /** Of a trend the paper shows dots; their figures are on the screen and in the files. */
  paper: string | undefined;
}>;

const trait = 'attribute:shop';
const figuresLeast = 50;
let database: TestDatabase;
let app: FastifyInstance;
const met: Met[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const product = makeTestProduct(database, { clock: () => new Date('2026-11-21T12:00:00Z') });
  const { workspaceId, code, staffId: ownerId } = await openDemo(product);
  app = openTestHttp(product, { id: workspaceId, code, ownerId, name: '' }, { language: 'nl' });
  reportsRoutes(app, product);
  metricsRoutes(app, product);
  segmentRoutes(app, product);
  const surveys = await inWorkspace(database.databases.app, workspaceId, async (db) => {
    const published = await publishedSurveys(db);
    return Promise.all(published.map(async ({ id }) => ({ id, item: itemsOf(await versionsOf(db, id))[0] })));
  });
  for (const { id: surveyId, item } of surveys) {
    if (item === undefined) continue;
    const answers = await rawAnswers(database, { workspaceId, surveyId, questionId: item.question.id, trait });
    met.push(...(await meet(surveyId, item.metric, answers)));
  }
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function meet(surveyId: string, metric: Metric, answers: readonly RawAnswer[]): Promise<readonly Met[]> {
  const survey = showId('srv', surveyId);
  const saved = { language: 'nl', survey, period: '12m', trait, has_drivers: false };
  const made = await app.inject({ method: 'POST', url: '/v1/reports', payload: { name: survey, ...saved } });
  const base = `/v1/reports/${made.json().id}`;
  const page: ReportPageView = (await app.inject(`${base}/page`)).json();
  const overview: Overview = (await app.inject(`/v1/overview?survey=${survey}&period=12m`)).json();
  const segments: Segments = (await app.inject(`/v1/segments?survey=${survey}&period=12m&by=${trait}`)).json();
  const csv = readCsv((await app.inject(`${base}/table?format=csv`)).body);
  const xlsx = await readSheet((await app.inject(`${base}/table?format=xlsx`)).rawPayload);
  const paper = await readPaper((await app.inject(`${base}/pdf`)).rawPayload);
  const scoresOf = ({ period }: ShownFigureView['figure'], group?: string) =>
    answers
      .filter(({ day }) => day >= period.from && day < period.to)
      .filter((answer) => group === undefined || (answer.group ?? '') === group);
  const figures = [
    { name: 'score', report: page.score, api: overview.metric ?? undefined, group: undefined, isPartial: false, paper },
    ...(page.trend?.points ?? []).map(({ from, score }) => ({
      name: from,
      report: score,
      api: overview.trend.find((point) => point.from === from)?.estimate,
      group: undefined,
      isPartial: false,
      paper: undefined,
    })),
    ...(page.groups?.rows ?? []).map(({ label, score }) => {
      const api = segments.groups.find((group) => group.label === label);
      return {
        name: label,
        report: score,
        api: api?.estimate,
        group: api?.value,
        isPartial: api?.is_partial === true,
        paper,
      };
    }),
  ];
  return figures.map(({ group, ...figure }, place) => ({
    ...figure,
    name: `${survey} ${figure.name}`,
    metric,
    scores: scoresOf(figure.report.figure, group),
    csv: csv[place + 1] ?? [],
    xlsx: xlsx[place + 1] ?? [],
  }));
}

function readCsv(body: string): readonly (readonly string[])[] {
  return parse(body, { bom: true, delimiter: ';', relax_column_count: true });
}

async function readPaper(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

const shown = () => met.filter(({ report }) => report.text !== null);
const whole = () => met.filter(({ isPartial }) => !isPartial);

describe('the same figure everywhere', () => {
  test('is met often enough to say so', () => {
    expect(shown().length).toBeGreaterThanOrEqual(figuresLeast);
  });

  test('is what the answers themselves give, one row at a time', () => {
    expect(whole().filter(({ report }) => report.text !== null).length).toBeGreaterThanOrEqual(figuresLeast);
    expect(whole().filter(({ report }) => (report.figure.design_effect ?? 1) > 1).length).toBeGreaterThan(0);
    for (const { name, metric, scores, report } of whole()) {
      const { estimate, low, high, n } = estimateMetric(metric, countRows(metric, scores), {
        period: report.figure.period,
      });
      expect({ name, estimate, low, high, n }).toEqual({
        name,
        estimate: report.figure.estimate,
        low: report.figure.low,
        high: report.figure.high,
        n: report.figure.n,
      });
    }
  });

  test('is the same on the screens of figures', () => {
    const other = met.filter(({ api }) => api !== undefined);
    expect(other.length).toBeGreaterThanOrEqual(figuresLeast);
    for (const { name, report, api } of other) expect({ name, figure: api }).toEqual({ name, figure: report.figure });
  });

  test('is the same in a CSV file and in a workbook, to the shown decimal', () => {
    for (const { name, metric, report, csv, xlsx } of shown()) {
      const words = [report.text?.value, report.text?.low, report.text?.high];
      const fromCsv = csv.slice(2, 5).map((cell) => figureText(metric, Number(cell.replace(',', '.')), 'nl'));
      const fromXlsx = xlsx.slice(2, 5).map((cell) => figureText(metric, Number(cell), 'nl'));
      expect({ name, words: fromCsv, n: Number(csv[5]) }).toEqual({ name, words, n: report.figure.n });
      expect({ name, words: fromXlsx, n: Number(xlsx[5]) }).toEqual({ name, words, n: report.figure.n });
    }
  });

  test('is not in any file where it is not on the screen', () => {
    for (const { csv, xlsx } of met.filter(({ report }) => report.text === null)) {
      expect(csv.slice(2, 5)).toEqual(['', '', '']);
      expect(xlsx.slice(2, 5)).toEqual([null, null, null]);
    }
  });

  test('stands on paper as text', () => {
    const printed = shown().filter(({ paper }) => paper !== undefined);
    expect(printed.length).toBeGreaterThan(10);
    for (const { name, report, paper } of printed) {
      for (const words of [report.text?.value, report.text?.range])
        expect(paper, name).toContain(words?.replaceAll(/\s+/g, ' '));
    }
  });

  test.runIf(hasR)('is what R makes of the same answers', async () => {
    const asked = whole().filter(({ report }) => report.text !== null && report.figure.method !== 'alike-bound');
    const answers = await askR<readonly Readonly<Record<string, number>>[]>(
      'figures.R',
      asked.map(({ metric, scores }) => ({
        ...askedOfR(metric),
        answers: scores.map(({ score }) => score),
        customers: scores.map(({ customer }) => customer),
      })),
    );
    expect(answers).toHaveLength(asked.length);
    for (const [place, { name, metric, report }] of asked.entries()) {
      const by = answers[place] ?? {};
      const words = ['estimate', 'low', 'high'].map((part) => figureText(metric, by[part] ?? Number.NaN, 'nl'));
      expect({ name, words }).toEqual({ name, words: [report.text?.value, report.text?.low, report.text?.high] });
    }
  });
});

function askedOfR(metric: Metric) {
  if (metric.kind === 'nps') return { kind: 'nps', breaks: metric.breaks };
  return metric.kind === 'share' ? { kind: 'share', from: metric.shareMin, to: metric.shareMax } : { kind: 'mean' };
}
