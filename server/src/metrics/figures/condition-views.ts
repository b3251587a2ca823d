import type { Item } from '@voldaan/domain/metrics/item';
import type { TraitChoice } from '@voldaan/domain/metrics/trait-name';
import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { channelCodes, languageCodes } from '../columns/score-codes.ts';
import { findTrait } from './count-figure.ts';
import type { Figure, FigureDays } from './figure.ts';

/**
 * Which rows of `score_row s` a figure counts, for questions that the columns cannot answer: who gave them, in what words.
 * Of a figure that may not be shown there are none. Whoever asks for groups of these rows keeps to the disclosure minimum.
 */
export function responseConditions(
  { workspaceId }: Pick<WorkspaceTransaction, 'workspaceId'>,
  figure: Figure,
  days: FigureDays = figure.window,
): RawBuilder<boolean> {
  if (!figure.isDisclosed) return sql<boolean>`false`;
  const parts = [
    sql`s.workspace_id = ${workspaceId} and s.survey_id = ${figure.survey.id}`,
    sql`s.day >= ${days.from}::date and s.day < ${days.to}::date and not s.is_test and s.vote_class = 'h'`,
    ...figure.where.map((choice) => choiceCondition(figure, choice)),
  ];
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

function choiceCondition(figure: Figure, { trait, values }: TraitChoice): RawBuilder<unknown> {
  const codes = findTrait(figure, trait).values.flatMap(({ value, code }) => (values.includes(value) ? [code] : []));
  if (trait === 'language') return sql`s.language = any (${lettersOf(languageCodes, codes)}::"char"[])`;
  if (trait === 'channel') return sql`s.channel = any (${lettersOf(channelCodes, codes)}::"char"[])`;
  const slot = figure.columns.traits.find(({ name }) => name === trait)?.slot;
  // The name becomes SQL, so it is one of a closed list.
  if (slot === undefined || !(Number.isInteger(slot) && slot >= 0 && slot < 16))
    throw new RangeError(`the trait ${trait} has no column`);
  return sql`coalesce(${sql.ref(`s.a${slot}`)}, 0) = any (${codes}::smallint[])`;
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

function lettersOf(letters: readonly string[], codes: readonly number[]): readonly string[] {
  return codes.flatMap((code) => letters[code] ?? []);
}
