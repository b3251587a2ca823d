import type { ActionKind } from '@voldaan/domain/improvements/improvement-action';
import type { PlanChange } from '@voldaan/domain/improvements/plan-change';
import type { Generated } from 'kysely';
import type { Json, MaybeTime, Time } from './column-types.ts';

/** What is done about what was heard (0042-improvement-actions.sql, 0072-records-and-plans.sql). */
export type ImprovementTables = {
  improvement_action: ImprovementActionTable;
  improvement_change: ImprovementChangeTable;
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
  revision: Generated<number>;
};

type ImprovementChangeTable = {
  workspace_id: string;
  id: string;
  action_id: string;
  at: Time;
  staff_id: string;
  changes: Json<readonly PlanChange[]>;
};
