import type { TraitSource } from '@voldaan/domain/responses/given-traits';
import type { Generated } from 'kysely';
import type { DefaultTime } from './column-types.ts';

/** What responses are told apart by besides their scores (0035-traits.sql). */
export type TraitTables = {
  trait: TraitTable;
  trait_value: TraitValueTable;
};

type TraitTable = {
  workspace_id: string;
  slot: number;
  source: TraitSource;
  key: Generated<string>;
  created_at: DefaultTime;
};

type TraitValueTable = {
  workspace_id: string;
  slot: number;
  code: number;
  value: string;
};
