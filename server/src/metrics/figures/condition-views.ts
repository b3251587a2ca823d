import { dayOfNumber } from '@voldaan/domain/metrics/calendar-day';
import type { Disclosure } from '@voldaan/domain/metrics/disclosure/disclosure';
import { chosenCells, isWhole } from '@voldaan/domain/metrics/disclosure/match-shown';
import { endOfUnit } from '@voldaan/domain/metrics/disclosure/time-unit';
import type { Item } from '@voldaan/domain/metrics/item';
import { at } from '@voldaan/domain/stats/at';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { channelCodes, languageCodes } from '../columns/score-codes.ts';
import { choiceOf, discloseFigure } from './disclose-figure.ts';
import type { Figure, FigureDays } from './figure.ts';

/**
 * Which rows of `score_row s` a figure counts, for questions that the columns cannot answer: who gave them, in what words.
 * Of a figure that may not be shown there are none, and of groups those alone that may be shown. Whoever tells these rows
 * further apart keeps to the disclosure minimum.
 */
export function responseConditions(
  { workspaceId }: Pick<WorkspaceTransaction, 'workspaceId'>,
  figure: Figure,
  days: FigureDays = figure.window,
): RawBuilder<boolean> {
  if (!figure.isDisclosed) return sql<boolean>`false`;
  // Any item's answers may be asked of these rows, so they are protected as responses.
  const disclosure = discloseFigure(figure, undefined);
  const parts = [
    rowsOfEverybody({ workspaceId, surveyId: figure.survey.id, ...days }),
    ...(disclosure === undefined ? [] : [shownCondition(figure, disclosure, days)]),
  ];
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

/** People's answers to a survey on some days, half-open. */
export function rowsOfEverybody({
  workspaceId,
  surveyId,
  from,
  to,
}: Readonly<Record<'workspaceId' | 'surveyId' | 'from' | 'to', unknown>>): RawBuilder<boolean> {
  return sql<boolean>`s.workspace_id = ${workspaceId} and s.survey_id = ${surveyId}::uuid
    and s.day >= ${from}::date and s.day < ${to}::date and not s.is_test and s.vote_class = 'h'`;
}

/** Units of time in which the same cells may be shown. */
type AlikeUnits = { readonly cells: readonly number[]; readonly units: { from: string; to: string }[] };

function shownCondition(figure: Figure, disclosure: Disclosure, days: FigureDays): RawBuilder<unknown> {
  const alike = new Map<string, AlikeUnits>();
  const choice = choiceOf(figure, days);
  const units = [...disclosure.units.values()].toSorted((one, other) => one.start - other.start);
  for (const unit of units) {
    if (!isWhole(unit, disclosure, choice)) continue;
    const cells = chosenCells(unit, disclosure.key, choice).toSorted((one, other) => one - other);
    if (cells.length === 0) continue;
    const known = alike.get(cells.join()) ?? { cells, units: [] };
    alike.set(cells.join(), known);
    addUnit(known.units, {
      from: dayOfNumber(unit.start),
      to: dayOfNumber(endOfUnit(unit.start, disclosure.unit)),
    });
  }
  if (alike.size === 0) return sql`false`;
  const conditions = [...alike.values()].map(
    (part) => sql`(${unitsCondition(part.units)} and ${cellsCondition(figure, disclosure, part.cells)})`,
  );
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** Units that follow each other are one stretch of days. */
function addUnit(units: AlikeUnits['units'], unit: { from: string; to: string }): void {
  const last = units.at(-1);
  if (last?.to === unit.from) last.to = unit.to;
  else units.push(unit);
}

function unitsCondition(units: AlikeUnits['units']): RawBuilder<unknown> {
  const stretches = units.map(({ from, to }) => sql`(s.day >= ${from}::date and s.day < ${to}::date)`);
  return sql`(${sql.join(stretches, sql` or `)})`;
}

/**
 * Each row's cell as the one number that stands for it, which is looked up in a hash: compared column by column, the rows
 * of a million responses take seconds. From a subquery: thousands of numbers in a list are weighed by the planner once for each
 * month of score rows, a tenth of a second in all. A code that came after the key was made is in no cell, and must not sum up to one.
 */
function cellsCondition(figure: Figure, { key }: Disclosure, cells: readonly number[]): RawBuilder<unknown> {
  const columns = key.traits.map((trait) => columnOf(figure, trait));
  const parts = columns.map((column, place) => sql`${column} * ${String(at(key.weights, place))}::bigint`);
  const known = columns.map((column, place) => sql`${column} < ${at(key.radixes, place)}`);
  return sql`(case when ${sql.join(known, sql` and `)} then ${sql.join(parts, sql` + `)} end) in (select unnest(${cells.map(String)}::bigint[]))`;
}

/** The code of a trait. */
function columnOf(figure: Figure, trait: string): RawBuilder<unknown> {
  if (trait === 'language') return sql`(array_position(${[...languageCodes]}::text[], s.language::text) - 1)`;
  if (trait === 'channel') return sql`(array_position(${[...channelCodes]}::text[], s.channel::text) - 1)`;
  const slot = figure.columns.traits.find(({ name }) => name === trait)?.slot;
  // The name becomes SQL, so it is one of a closed list.
  if (slot === undefined || !(Number.isInteger(slot) && slot >= 0 && slot < 16))
    throw new RangeError(`the trait ${trait} has no column`);
  return sql`coalesce(${sql.ref(`s.a${slot}`)}, 0)`;
}

/** The stored score of an item in `score_row s`, wherever each version keeps it. */
export function storedScore({ slots }: Item): RawBuilder<number | null> {
  const cases = [...slots].map(([version, slot]) => {
    // The name becomes SQL, so it is one of a closed list.
    if (!(Number.isInteger(slot) && slot >= 0 && slot < 32)) throw new RangeError(`there is no slot ${slot}`);
    return sql`when ${version}::uuid then ${sql.ref(`s.q${slot}`)}`;
  });
  return sql<number | null>`(case s.survey_version_id ${sql.join(cases, sql` `)} end)`;
}
