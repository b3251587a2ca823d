import { type Item, itemsOf } from '@voldaan/domain/metrics/item';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type CodedTrait, codedTraits } from '../traits/coded-trait.ts';
import { versionsOf } from '../views.ts';
import type { BlockLayout } from './build-block.ts';
import { type GroundMark, groundMark } from './ground-views.ts';

/** What the rows of a survey mean: its items, the traits of its workspace, and the columns that both become. */
export type SurveyGround = Readonly<{
  mark: GroundMark;
  /** Of the newest version; undefined when there is none. */
  definition: SurveyDefinition | undefined;
  /** How many were ever published. */
  versions: number;
  items: readonly Item[];
  traits: readonly CodedTrait[];
  layout: BlockLayout;
}>;

export const itemColumn = (key: string): string => `item:${key}`;

/** Reads the ground, or gives back the one that is known when nothing about it is new. */
export async function surveyGround(
  db: WorkspaceTransaction,
  surveyId: string,
  known: SurveyGround | undefined,
): Promise<SurveyGround> {
  const mark = await groundMark(db, surveyId);
  if (known !== undefined && known.mark.versions === mark.versions && known.mark.traits === mark.traits) return known;
  const versions = await versionsOf(db, surveyId);
  const items = itemsOf(versions);
  const traits = await codedTraits(db);
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
