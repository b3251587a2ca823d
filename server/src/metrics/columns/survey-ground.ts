import { type Item, itemsOf } from '@voldaan/domain/metrics/item';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type CodedTrait, codedTraits } from '../traits/coded-trait.ts';
import { versionsOf } from '../views.ts';
import type { BlockLayout } from './build-block.ts';

/** What the rows of a survey mean: its items, the traits of its workspace, and the columns that both become. */
export type SurveyGround = Readonly<{
  /** Its versions and the traits with their values, as a text to compare. */
  mark: string;
  /** Of the newest version; undefined when there is none. */
  definition: SurveyDefinition | undefined;
  /** How many were ever published. */
  versions: number;
  items: readonly Item[];
  traits: readonly CodedTrait[];
  layout: BlockLayout;
}>;

export const itemColumn = (key: string): string => `item:${key}`;

/**
 * Reads the ground, or gives back the one that is known when nothing about it is new: what is known of its columns hangs on it.
 * Versions are never changed, so their ids stand for them.
 */
export async function surveyGround(
  db: WorkspaceTransaction,
  surveyId: string,
  known: SurveyGround | undefined,
): Promise<SurveyGround> {
  const versions = await versionsOf(db, surveyId);
  const traits = await codedTraits(db);
  const mark = JSON.stringify([versions.map(({ id }) => id), traits]);
  if (known?.mark === mark) return known;
  const items = itemsOf(versions);
  const placed = versions.map(({ id }) => {
    const own = items.flatMap(({ key, slots, lowest, levels }) => {
      const slot = slots.get(id);
      return slot === undefined ? [] : [{ column: itemColumn(key), source: `q${slot}`, lowest, levels } as const];
    });
    return [id, own] as const;
  });
  return {
    mark,
    definition: versions[0]?.definition,
    versions: versions.length,
    items,
    traits,
    layout: { items: new Map(placed), traits: traits.map(({ slot }) => `a${slot}` as const) },
  };
}
