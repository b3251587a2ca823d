import type { ColumnType, Generated } from 'kysely';
import type { DefaultTime } from './column-types.ts';

/** How copies follow score_row (0036-score-changes.sql), and what its rows are read by (0067-ground-changes.sql). */
export type ColumnTables = {
  ground_change: GroundChangeTable;
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

type GroundChangeTable = {
  workspace_id: string;
  transaction: ColumnType<string, never, never>;
  id: ColumnType<number, never, never>;
  /** The table that was changed. */
  source: string;
  marked_at: DefaultTime;
};
