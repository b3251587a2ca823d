import type { Generated } from 'kysely';
import type { DefaultTime } from './column-types.ts';

/** Figures that somebody wants to see again (0037-saved-views.sql). */
export type SavedViewTables = {
  saved_view: SavedViewTable;
};

type SavedViewTable = {
  workspace_id: string;
  id: string;
  name: string;
  screen: string;
  search: Generated<string>;
  is_shared: Generated<boolean>;
  created_by: string;
  created_at: DefaultTime;
  changed_at: DefaultTime;
};
