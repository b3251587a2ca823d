import type { ColumnType, Generated } from 'kysely';
import type { DefaultTime } from './column-types.ts';

/** How copies of score_row follow it (0036-score-changes.sql). */
export type ColumnTables = {
  score_change: ScoreChangeTable;
};

type ScoreChangeTable = {
  workspace_id: string;
  survey_id: string;
  /** An xid8, as text: it may be larger than a number holds. */
  transaction: ColumnType<string, never, never>;
  id: ColumnType<number, never, never>;
  day: ColumnType<string, string, string>;
  /** a (added), c (changed or gone), m (the whole month). */
  kind: string;
  responses: Generated<readonly string[]>;
  marked_at: DefaultTime;
};
