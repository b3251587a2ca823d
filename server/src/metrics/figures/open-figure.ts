import type { Language } from '@voldaan/domain/language';
import { dayNumber } from '@voldaan/domain/metrics/calendar-day';
import { matchRows } from '@voldaan/domain/metrics/columns/match-rows';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { readPeriod } from '@voldaan/domain/metrics/read-period';
import type { TraitChoice } from '@voldaan/domain/metrics/trait-name';
import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type Columns, classCodes } from '../columns/columns.ts';
import { firstDay, publishedSurveys, versionsOf } from '../views.ts';
import { countTotal } from './count-figure.ts';
import type { Figure, FigureTrait } from './figure.ts';
import { choicesOf, type FigureQuery } from './figure-query.ts';
import { figureTraits } from './figure-traits.ts';
import { listTraitLabels } from './label-views.ts';
import { lastWaveDay } from './wave-views.ts';

export type FigureAsked = FigureQuery & Readonly<{ today: string; language: Language }>;

/**
 * Finds what a figure is counted by. Undefined when there is no published survey yet.
 *
 * @throws Refusal not_found for another survey; unknown_item, unknown_period, unknown_trait, each with its pointer.
 */
export async function openFigure(
  db: WorkspaceTransaction,
  columns: Columns,
  asked: FigureAsked,
): Promise<Figure | undefined> {
  const where = choicesOf(asked);
  const surveys = await publishedSurveys(db);
  const survey = asked.survey === undefined ? surveys[0] : surveys.find(({ id }) => id === asked.survey);
  if (survey === undefined) {
    if (asked.survey !== undefined) throw new Refusal('not_found');
    return undefined;
  }
  const versions = await versionsOf(db, survey.id);
  const window = readPeriod(asked.period, {
    today: asked.today,
    firstDay: await firstDay(db, survey.id),
    lastWave: await lastWaveDay(db, survey.id),
  });
  if (window === undefined)
    throw new Refusal('unknown_period', { pointer: '/period', values: { period: asked.period } });
  const read = await columns.read(db, survey.id, {
    from: [window.from, window.previousFrom, window.lastYearFrom].toSorted()[0] ?? window.from,
    to: window.to,
  });
  const item = asked.item === undefined ? read.items[0] : read.items.find(({ key }) => key === asked.item);
  const definition = versions[0]?.definition;
  if (definition === undefined) throw new Refusal('not_found');
  if (item === undefined)
    throw new Refusal('unknown_item', { pointer: '/item', values: { item: asked.item?.slice(0, 80) ?? '' } });
  const traits = figureTraits(read, await listTraitLabels(db), asked.language);
  const codes = new Map([
    ['class', new Set([classCodes.indexOf('h')])],
    ...where.map((choice) => [choice.trait, codesOf(choice, traits)] as const),
  ]);
  const figure: Figure = {
    survey,
    surveys,
    definition,
    items: read.items,
    item,
    metric: item.metric,
    window,
    where,
    traits,
    isBroken: item.slots.size < versions.length,
    isDisclosed: true,
    leftOut: [],
    columns: read,
    match: (segment, days) => matchRows(segment, { from: dayNumber(days.from), to: dayNumber(days.to), codes }),
  };
  const isDisclosed =
    where.length === 0 || countTotal(figure).reduce((sum, count) => sum + count, 0) >= disclosureMinimum;
  return { ...figure, isDisclosed };
}

function codesOf({ trait, values }: TraitChoice, traits: readonly FigureTrait[]): ReadonlySet<number> {
  const known = traits.find(({ name }) => name === trait);
  if (known === undefined)
    throw new Refusal('unknown_trait', { pointer: '/where', values: { trait: trait.slice(0, 80) } });
  return new Set(known.values.filter(({ value }) => values.includes(value)).map(({ code }) => code));
}
