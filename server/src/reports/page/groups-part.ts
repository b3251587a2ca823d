import type { Language } from '@voldaan/domain/language';
import { message } from '../../catalogue/message.ts';
import { countByTrait, findTrait } from '../../metrics/figures/count-figure.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { groupFigures } from '../../metrics/figures/group-figures.ts';
import type { ReportPage } from './schema.ts';
import { shownFigure } from './shown-figure.ts';

type Groups = NonNullable<ReportPage['groups']>;
type Asked = Readonly<{ metricName: string; language: Language }>;

/** More rows than this are no page to read; the screen of groups has all of them. */
const rowsMost = 12;
/** Names in a heading; beyond it reads as a list of everything. */
const namesMost = 3;

/** The groups of a trait side by side, each against the rest. `figure` was opened by that trait. */
export function groupsPart(figure: Figure, trait: string, { metricName, language }: Asked): Groups | null {
  const { groups } = groupFigures(figure, trait);
  const hidden = countByTrait(figure, trait).filter(({ answers }) => answers === null).length;
  if (groups.length < 2) return null;
  const rows = groups.slice(0, rowsMost).map(({ label, estimate, comparison }) => ({
    label,
    score: shownFigure(figure.metric, estimate, language),
    verdict: comparison.verdict,
  }));
  const name = metricName.charAt(0).toLocaleUpperCase(language) + metricName.slice(1);
  const notes = [message(language, 'report.groups.note', { metric: name, count: groups.length })];
  if (hidden > 0) notes.push(message(language, 'report.groups.hidden', { count: hidden }));
  const partial = groups.filter(({ isPartial }) => isPartial).length;
  if (partial > 0) notes.push(message(language, 'report.groups.partial', { count: partial }));
  return {
    heading: groupsHeading(rows, language),
    note: notes.join(' '),
    label: message(language, 'report.groups.label', { metric: name, names: namesOf(rows, language) }),
    trait: findTrait(figure, trait).label,
    rows,
  };
}

function groupsHeading(rows: Groups['rows'], language: Language): string {
  const higher = rows.filter(({ verdict }) => verdict === 'higher');
  const lower = rows.filter(({ verdict }) => verdict === 'lower');
  const [above, below] = [namesOf(higher, language), namesOf(lower, language)];
  if (above === '' && below === '') return message(language, 'report.groups.none');
  if (above !== '' && below !== '') return message(language, 'report.groups.both', { higher: above, lower: below });
  return above !== ''
    ? message(language, 'report.groups.higher', { names: above, count: higher.length })
    : message(language, 'report.groups.lower', { names: below, count: lower.length });
}

function namesOf(rows: Groups['rows'], language: Language): string {
  const names = rows.map(({ label }) => label);
  const shown = names.length > namesMost ? [...names.slice(0, namesMost), '…'] : names;
  return new Intl.ListFormat(language).format(shown);
}
