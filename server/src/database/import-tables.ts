import type { Generated } from 'kysely';
import type { DefaultTime, Json, MaybeTime } from './column-types.ts';

/** Files of customers: as they came, what was refused, how far they are, and what undoing them takes. */
export type ImportTables = {
  contact_import: ContactImportTable;
  contact_import_chunk: ContactImportChunkTable;
  contact_import_row: ContactImportRowTable;
  contact_import_progress: ContactImportProgressTable;
  contact_import_change: ContactImportChangeTable;
  import_mapping: ImportMappingTable;
};

type ContactImportTable = {
  workspace_id: string;
  id: string;
  file_name: string;
  state: 'checking' | 'ready' | 'importing' | 'done' | 'undone' | 'failed' | 'cancelled';
  reading: Json<unknown>;
  row_count: Generated<number>;
  valid_count: Generated<number>;
  added_count: Generated<number>;
  changed_count: Generated<number>;
  refused_count: Generated<number>;
  created_by: string;
  created_at: DefaultTime;
  finished_at: MaybeTime;
};

type ContactImportChunkTable = { workspace_id: string; import_id: string; number: number; bytes: Buffer };

type ContactImportRowTable = {
  workspace_id: string;
  import_id: string;
  number: number;
  fault_code: string;
  fault_column: string;
  fault_value: string;
};

type ContactImportProgressTable = {
  workspace_id: string;
  import_id: string;
  rows_done: Generated<number>;
  is_cancelled: Generated<boolean>;
};

type ContactImportChangeTable = {
  workspace_id: string;
  import_id: string;
  contact_id: string;
  before: Json<Record<string, unknown>>;
  consents: Json<readonly Record<string, unknown>[]> | null;
};

/** The field that a column holds, by the column's name; a column that was left out is null. */
type ColumnMapping = Readonly<Record<string, string | null>>;

type ImportMappingTable = {
  workspace_id: string;
  heading_hash: Buffer;
  mapping: Json<ColumnMapping>;
  used_at: DefaultTime;
};
