import type { Language } from '@voldaan/domain/language';
import type { CalendarInterval } from '@voldaan/domain/metrics/calendar-interval';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { figureText } from '@voldaan/domain/metrics/figure-text';
import type { TraitName } from '@voldaan/domain/metrics/trait-name';
import { Refusal } from '@voldaan/domain/refusal';
import { periodOfReport } from '@voldaan/domain/reports/report-period';
import { localeOf } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { company } from '../../accounts/views.ts';
import { message } from '../../catalogue/message.ts';
import { inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { driversOfFigure } from '../../metrics/drivers/drivers-of-figure.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { openFigure } from '../../metrics/figures/open-figure.ts';
import type { Product } from '../../product.ts';
import { loadContactRules } from '../../studies/contact-rules.ts';
import { driversPart } from './drivers-part.ts';
import { groupsPart } from './groups-part.ts';
import { methodParts } from './method-part.ts';
import { periodWords } from './period-words.ts';
import { type ReportGround, reportGround } from './report-ground.ts';
import type { ReportPage } from './schema.ts';
import { shownFigure } from './shown-figure.ts';
import { headingOf, metricWord, summaryOf } from './summary-part.ts';
import { trendInterval, trendPart } from './trend-part.ts';
import { wordsPart } from './words-part.ts';

/** What a report is of. */
export type ReportAsked = Readonly<{
  id: string | null;
  name: string;
  language: Language;
  surveyId: string;
  item: string;
  period: string;
  where: string;
  trait: string;
  hasDrivers: boolean;
  hasWords: boolean;
  studyId: string | null;
}>;

/** What is ready within the transaction, and the figure whose drivers are found after it. */
type Counted = Readonly<{ page: Omit<ReportPage, 'drivers'>; explained: Figure | undefined }>;

/**
 * Makes a report from the figures of this moment. Quotes are for those who may read answers; drivers are found outside
 * of the transaction, since that takes a second.
 */
export async function buildReport(
  product: Product,
  asked: ReportAsked,
  { workspaceId, mayQuote }: Readonly<{ workspaceId: string; mayQuote: boolean }>,
): Promise<ReportPage> {
  const now = product.clock();
  const { page, explained } = await inWorkspaceReading(product.databases.app, workspaceId, (db) =>
    countReport(product, db, { ...asked, hasWords: asked.hasWords && mayQuote, now }),
  );
  return { ...page, drivers: explained === undefined ? null : await driversOf(explained, asked.language) };
}

async function driversOf(figure: Figure, language: Language): Promise<ReportPage['drivers']> {
  const reply = await driversOfFigure(figure, { drivers: '', isResampled: true, norm: null, language });
  return driversPart(reply, figure.items, language);
}

async function countReport(
  product: Product,
  db: WorkspaceTransaction,
  asked: ReportAsked & Readonly<{ now: Date }>,
): Promise<Counted> {
  const { language, now } = asked;
  const figure = await figureOf(product, db, asked, []);
  const ground = await reportGround(db, figure, language);
  const { zone } = (await loadContactRules(db)).sendHours;
  const metricName = message(language, `report.metric.${metricWord(ground)}`);
  const byTrait = asked.trait === '' ? undefined : await figureOf(product, db, asked, [asked.trait]);
  return {
    page: {
      ...headOf(ground, { asked, metricName, company: (await company(db))?.name ?? '' }),
      trend: figure.isDisclosed ? trendPart(ground, metricName) : null,
      groups: byTrait === undefined ? null : groupsPart(byTrait, asked.trait, { metricName, language }),
      words: asked.hasWords && figure.isDisclosed ? await wordsPart(db, figure, language) : null,
      method: {
        heading: message(language, 'report.method.heading'),
        parts: await methodParts(db, ground, asked.studyId),
      },
      computed: message(language, 'report.computed', { moment: momentWords(now, language, zone) }),
      computed_at: now,
      columns: columnWords(language, trendInterval(figure)),
    },
    explained: asked.hasDrivers && ground.hasScore ? figure : undefined,
  };
}

async function figureOf(
  product: Product,
  db: WorkspaceTransaction,
  { surveyId, item, period, where, language, now }: ReportAsked & Readonly<{ now: Date }>,
  by: readonly TraitName[],
): Promise<Figure> {
  const today = now.toISOString().slice(0, 10);
  const figure = await openFigure(db, product.columns, {
    survey: surveyId,
    ...(item === '' ? {} : { item }),
    period: periodOfReport(period, today),
    where,
    today,
    language,
    by,
  });
  if (figure === undefined) throw new Refusal('not_found');
  return figure;
}

type Head = Readonly<{ asked: ReportAsked; metricName: string; company: string }>;

function headOf(ground: ReportGround, { asked, metricName, company: owner }: Head) {
  const { figure, counts, language, norm } = ground;
  const { metric, window } = figure;
  const score = shownFigure(metric, estimateMetric(metric, counts, { period: window }), language);
  const normText = norm === null ? '' : figureText(metric, norm, language);
  return {
    id: asked.id,
    name: asked.name,
    language,
    company: owner,
    run: message(language, 'report.run', { period: periodWords(window, language) }),
    heading: headingOf(ground),
    metric: {
      id: metric.id,
      kind: metric.kind,
      minimum: metric.scale.min,
      maximum: metric.scale.max,
      step: metric.scale.step,
      name: metricName,
      term: metricWord(ground),
    },
    score,
    norm:
      norm === null
        ? null
        : { value: norm, text: normText, name: message(language, 'report.norm-name', { norm: normText }) },
    summary: summaryOf(ground, score),
  };
}

function columnWords(language: Language, interval: CalendarInterval): ReportPage['columns'] {
  const say = (name: string) => message(language, `report.column.${name}`);
  return {
    month: message(language, 'report.column.month', { interval }),
    value: say('value'),
    range: say('range'),
    topic: say('topic'),
    importance: say('importance'),
    few: message(language, 'report.few'),
  };
}

/** 22 november 2026, 14:10, by the clock that the company has set. */
function momentWords(moment: Date, language: Language, timeZone: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  return unbrokenDay(new Intl.DateTimeFormat(localeOf(language), options).format(moment));
}
