import type { Answers } from '@voldaan/domain/metrics/answers';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Item } from '@voldaan/domain/metrics/item';
import { type NormGroup, normInForce } from '@voldaan/domain/metrics/norms/norm';
import type { TraitName } from '@voldaan/domain/metrics/trait-name';
import { judgeAgainstNorm } from '@voldaan/domain/metrics/verdict';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { showEstimate } from '../estimate-view.ts';
import { countAnswers, countByTrait } from '../figures/count-figure.ts';
import type { Figure, FigureDays } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import type { FigureQuery } from '../figures/figure-query.ts';
import { openFigure } from '../figures/open-figure.ts';
import { listNorms, type NormRow } from './norm-views.ts';
import type { NormList, NormShown } from './schema.ts';

type Reading = Readonly<{
  /** Of all customers, with the answers of every day that a norm is judged by. */
  figure: Figure;
  /** By trait: which groups of it may be shown follows from all that was ever answered, not from the days of a norm. */
  figuresOfGroups: ReadonlyMap<string, Figure>;
  today: string;
}>;

/** Every norm of a survey with its verdict: one with an end over its own days, a standing one over the chosen period. */
export function showNorms(product: Product, caller: Caller, query: FigureQuery): Promise<NormList> {
  const { language } = caller;
  const today = product.clock().toISOString().slice(0, 10);
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    const { survey, period } = query;
    const open = (by: readonly TraitName[]) => openFigure(db, product.columns, { survey, period, today, language, by });
    const opened = await open([]);
    if (opened === undefined) return { head: null, norms: [] };
    const rows = await listNorms(db, { surveyId: opened.survey.id });
    const firstDays = [opened.window.from, ...rows.filter(({ to }) => to !== null).map(({ from }) => from)];
    const columns = await opened.readColumns({ from: firstDays.toSorted()[0] ?? today });
    const figuresOfGroups = new Map<string, Figure>();
    for (const { name } of opened.traits.filter((trait) => rows.some(({ group }) => group?.trait === trait.name))) {
      const figure = await open([name]);
      if (figure !== undefined) figuresOfGroups.set(name, figure);
    }
    const reading = { figure: { ...opened, columns }, figuresOfGroups, today };
    return {
      head: showHead(opened, language),
      norms: [...surveysOwn(reading, rows), ...rows.flatMap((row) => judged(reading, row))],
    };
  });
}

/** What the survey was published with stands first, unless another holds for all customers today. */
function surveysOwn(reading: Reading, rows: readonly NormRow[]): NormShown[] {
  const { norm } = reading.figure.definition;
  const item = reading.figure.items.find(({ question, isAsked }) => isAsked && question.role === norm.role);
  if (item === undefined) return [];
  if (normInForce(rows, { item: item.key, group: null }, reading.today) !== undefined) return [];
  const row = { item: item.key, group: null, value: norm.value, from: null, to: null, reason: '', madeBy: null };
  return [{ ...shown(reading, item, row), id: null, ...verdictOf(reading.figure, item, row, reading.figure.window) }];
}

function judged(reading: Reading, row: NormRow): NormShown[] {
  const item = reading.figure.items.find(({ key }) => key === row.item);
  if (item === undefined) return [];
  const { figure, figuresOfGroups, today } = reading;
  const own = row.group === null ? figure : figuresOfGroups.get(row.group.trait);
  const days = own && daysOf(own, today, row);
  const told = own === undefined || days === undefined ? untold : verdictOf(own, item, row, days);
  return [{ ...shown(reading, item, row), id: row.id, ...told }];
}

/** The days that a norm is judged by; undefined before its first. */
function daysOf({ window }: Figure, today: string, { from, to }: NormRow): FigureDays | undefined {
  const tomorrow = addDays(today, 1);
  if (from > today) return undefined;
  if (to !== null) return { from, to: to < tomorrow ? to : tomorrow };
  const first = from > window.from ? from : window.from;
  return first < window.to ? { from: first, to: window.to } : undefined;
}

type Told = Pick<NormRow, 'group' | 'value' | 'to' | 'reason' | 'madeBy'> & Readonly<{ from: string | null }>;

function shown(
  { figure, today }: Reading,
  item: Item,
  { group, value, from, to, reason, madeBy }: Told,
): Omit<NormShown, 'id' | 'estimate' | 'verdict'> {
  const trait = figure.traits.find(({ name }) => name === group?.trait);
  return {
    item: item.key,
    group:
      group === null
        ? null
        : {
            ...group,
            trait_label: trait?.label ?? group.trait,
            value_label: trait?.values.find(({ value: one }) => one === group.value)?.label ?? group.value,
          },
    value,
    from,
    to,
    state: from !== null && from > today ? 'coming' : to !== null && to <= today ? 'ended' : 'holds',
    reason,
    made_by: madeBy,
  };
}

type Judged = Pick<NormShown, 'estimate' | 'verdict'>;
type Judging = Pick<NormRow, 'group' | 'value'>;

const untold: Judged = { estimate: null, verdict: null };

function verdictOf(figure: Figure, item: Item, { group, value }: Judging, days: FigureDays): Judged {
  const answers = group === null ? countAnswers(figure, days, item) : countGroup(figure, item, group, days);
  if (answers === null) return untold;
  const options = { period: { from: days.from, to: days.to } };
  const { verdict, answersStillNeeded } = judgeAgainstNorm(item.metric, answers, value, options);
  return {
    estimate: showEstimate(estimateMetric(item.metric, answers, options)),
    verdict: { norm: value, verdict, answers_still_needed: answersStillNeeded },
  };
}

/** Null for a group that may not be shown beside all others of its trait. */
function countGroup(figure: Figure, item: Item, group: NormGroup, days: FigureDays): Answers | null {
  const found = countByTrait(figure, group.trait, days, item).find(({ value }) => value === group.value);
  return found?.answers ?? null;
}
