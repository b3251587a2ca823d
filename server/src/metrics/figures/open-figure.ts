import type { Language } from '@voldaan/domain/language';
import { addDays, dayOfNumber } from '@voldaan/domain/metrics/calendar-day';
import type { Item } from '@voldaan/domain/metrics/item';
import { type PeriodGround, readPeriod, type Window } from '@voldaan/domain/metrics/read-period';
import type { TraitChoice, TraitName } from '@voldaan/domain/metrics/trait-name';
import { wholeUnits } from '@voldaan/domain/metrics/whole-units';
import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Columns, SurveyColumns } from '../columns/columns.ts';
import { discloseFigure, leaveOut, matchFigure } from './disclose-figure.ts';
import type { Figure, FigureDays, FigureTrait } from './figure.ts';
import { choicesOf, type FigureQuery } from './figure-query.ts';
import { figureTraits } from './figure-traits.ts';
import { traitLabels } from './label-views.ts';
import { lastWaveDay } from './wave-views.ts';

export type FigureAsked = FigureQuery &
  Readonly<{
    today: string;
    language: Language;
    /** The traits that it will be told by: its window is made of the units that groups by them are told apart in. */
    by?: readonly TraitName[];
  }>;

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
  const { survey, surveys, ground: workspace, read: readColumns } = await columns.open(db, asked.survey);
  if (survey === undefined) {
    if (asked.survey !== undefined) throw new Refusal('not_found');
    return undefined;
  }
  const window = readPeriod(asked.period, {
    today: asked.today,
    ...(await beginningsOf(db, { surveyId: survey.id, period: asked.period, readColumns })),
  });
  if (window === undefined)
    throw new Refusal('unknown_period', { pointer: '/period', values: { period: asked.period } });
  const by = asked.by ?? [];
  // Which groups may be shown follows from all that was ever answered, not from what is asked.
  const isOfGroups = where.length + by.length > 0;
  const read = await readColumns(isOfGroups ? {} : spanOf(window));
  const item = asked.item === undefined ? read.items[0] : read.items.find(({ key }) => key === asked.item);
  const { definition } = read;
  if (definition === undefined) throw new Refusal('not_found');
  if (item === undefined)
    throw new Refusal('unknown_item', { pointer: '/item', values: { item: asked.item?.slice(0, 80) ?? '' } });
  const traits = figureTraits(read, await traitLabels(db, workspace, ''), asked.language);
  for (const name of by) checkTrait(name, traits, '/by');
  const codes = new Map(where.map((choice) => [choice.trait, codesOf(choice, traits)] as const));
  const ground = { columns: read, traits, codes, tomorrow: addDays(asked.today, 1) };
  return {
    ...ground,
    survey,
    surveys,
    definition,
    items: read.items,
    item,
    metric: item.metric,
    where,
    isBroken: item.slots.size < read.versions,
    ...shownOf(ground, { item, by, window }),
    workspace,
    readColumns,
    match: (segment, days, match) => matchFigure(ground, segment, days, { item, ...match }),
  };
}

type Beginning = Readonly<{ surveyId: string; period: string; readColumns: Figure['readColumns'] }>;

/** Only two periods begin where the answers or the waves do. */
async function beginningsOf(
  db: WorkspaceTransaction,
  { surveyId, period, readColumns }: Beginning,
): Promise<Pick<PeriodGround, 'firstDay' | 'lastWave'>> {
  const lastWave = period === 'wave' ? await lastWaveDay(db, surveyId) : undefined;
  const isFromFirst = period === 'all' || (period === 'wave' && lastWave === undefined);
  return { firstDay: isFromFirst ? firstDayOf(await readColumns({})) : undefined, lastWave };
}

/** The day of the first answer; undefined when there is none. */
function firstDayOf({ segments }: SurveyColumns): string | undefined {
  const [first] = segments;
  if (first === undefined) return undefined;
  // A month may lie in several segments, of which none is empty.
  const ofFirstMonth = segments.filter(({ firstDay }) => firstDay === first.firstDay);
  const firsts = ofFirstMonth.map(({ days }) => days.reduce((least, day) => Math.min(least, day)));
  return dayOfNumber(first.firstDay + Math.min(...firsts));
}

function spanOf(window: Window): FigureDays {
  return { from: [window.from, window.previousFrom, window.lastYearFrom].toSorted()[0] ?? window.from, to: window.to };
}

type Shown = Pick<Figure, 'window' | 'unit' | 'isDisclosed' | 'leftOut'>;

/** What of the window and of the chosen groups may be shown. */
function shownOf(
  ground: Pick<Figure, 'columns' | 'traits' | 'codes' | 'tomorrow'>,
  { item, by, window }: Readonly<{ item: Item; by: readonly TraitName[]; window: Window }>,
): Shown {
  const told = discloseFigure(ground, item, by);
  const { unit } = told ?? {};
  const whole = unit === undefined ? window : wholeUnits(window, unit, ground.tomorrow);
  const chosen = discloseFigure(ground, item);
  if (chosen === undefined) return { window: whole, unit, isDisclosed: true, leftOut: [] };
  const { shown, hidden, leftOut } = leaveOut(ground, chosen, whole);
  return { window: whole, unit, isDisclosed: shown > 0 || hidden === 0, leftOut };
}

function codesOf({ trait, values }: TraitChoice, traits: readonly FigureTrait[]): ReadonlySet<number> {
  const known = checkTrait(trait, traits, '/where');
  return new Set(known.values.filter(({ value }) => values.includes(value)).map(({ code }) => code));
}

function checkTrait(name: string, traits: readonly FigureTrait[], pointer: string): FigureTrait {
  const known = traits.find((trait) => trait.name === name);
  if (known === undefined) throw new Refusal('unknown_trait', { pointer, values: { trait: name.slice(0, 80) } });
  return known;
}
