import type { Language } from '@voldaan/domain/language';
import { compareWithRest } from '@voldaan/domain/metrics/compare-with-rest';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { sum } from '@voldaan/domain/stats/sum';
import { message } from '../../catalogue/message.ts';
import { countByTrait, findTrait } from '../../metrics/figures/count-figure.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import type { ReportPage } from './schema.ts';
import { shownFigure } from './shown-figure.ts';

type Groups = NonNullable<ReportPage['groups']>;

/** More rows than this are no page to read; the screen of groups has all of them. */
const rowsMost = 12;
/** Names in a heading; beyond it reads as a list of everything. */
const namesMost = 3;

/** The groups of a trait side by side, each against the rest. `figure` was opened by that trait. */
export function groupsPart(figure: Figure, trait: string, asked: Asked): Groups | null {
  const { metricName, language } = asked;
  const { metric, window } = figure;
  const counted = countByTrait(figure, trait);
  const shown = counted.flatMap(({ label, histogram }) =>
    histogram !== null && sum(histogram) > 0 ? [{ label, histogram }] : [],
  );
  if (shown.length < 2) return null;
  const compared = compareWithRest(
    metric,
    shown.map(({ histogram }) => histogram),
  );
  const rows = shown
    .map(({ label, histogram }, place) => ({
      label,
      score: shownFigure(metric, estimateMetric(metric, histogram, { period: window }), language),
      verdict: compared[place]?.verdict ?? 'too few',
    }))
    .toSorted((one, other) => rank(other) - rank(one))
    .slice(0, rowsMost);
  const hidden = counted.filter(({ histogram }) => histogram === null).length;
  const name = metricName.charAt(0).toLocaleUpperCase(language) + metricName.slice(1);
  const notes = [message(language, 'report.groups.note', { metric: name, count: shown.length })];
  if (hidden > 0) notes.push(message(language, 'report.groups.hidden', { count: hidden }));
  return {
    heading: groupsHeading(rows, language),
    note: notes.join(' '),
    label: message(language, 'report.groups.label', { metric: name, names: namesOf(rows, language) }),
    trait: findTrait(figure, trait).label,
    rows,
  };
}

type Asked = Readonly<{ metricName: string; language: Language }>;

function rank({ score }: Groups['rows'][number]): number {
  return score.text === null ? Number.NEGATIVE_INFINITY : (score.figure.estimate ?? Number.NEGATIVE_INFINITY);
}

function groupsHeading(rows: Groups['rows'], language: Language): string {
  const [higher, lower] = (['higher', 'lower'] as const).map((verdict) =>
    rows.filter((row) => row.verdict === verdict),
  );
  const [above, below] = [namesOf(higher ?? [], language), namesOf(lower ?? [], language)];
  if (above === '' && below === '') return message(language, 'report.groups.none');
  if (above !== '' && below !== '') return message(language, 'report.groups.both', { higher: above, lower: below });
  const isAbove = above !== '';
  const words = { names: above || below, count: (isAbove ? higher : lower)?.length ?? 0 };
  return message(language, isAbove ? 'report.groups.higher' : 'report.groups.lower', words);
}

function namesOf(rows: Groups['rows'], language: Language): string {
  const names = rows.map(({ label }) => label);
  const shown = names.length > namesMost ? [...names.slice(0, namesMost), '…'] : names;
  return new Intl.ListFormat(language).format(shown);
}
