import type { ActionKind } from '@voldaan/domain/improvements/improvement-action';
import type { Generated } from 'kysely';
import type { MaybeTime, Time } from './column-types.ts';

/** What is done about what was heard (0042-improvement-actions.sql). */
export type ImprovementTables = {
  improvement_action: ImprovementActionTable;
};

type ImprovementActionTable = {
  workspace_id: string;
  id: string;
  name: string;
  measure: Generated<string>;
  kind: ActionKind;
  owner_id: string | null;
  cost: string | null;
  currency: string | null;
  survey_id: string;
  item: string;
  trait: string;
  treated: string[];
  comparison: string[];
  worthwhile: number;
  starts_on: string;
  planned_by: string;
  planned_at: Time;
  ended_at: MaybeTime;
  conclusion: Generated<string>;
  /** The cause of complaints that it is about (0059-ideas.sql). */
  cause_id: string | null;
};
