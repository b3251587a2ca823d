import type { ChartEventKind } from '@voldaan/domain/metrics/trend/chart-event';
import type { Generated } from 'kysely';
import type { DefaultTime } from './column-types.ts';

/** What scores are read by: what happened, what was promised, what others reach (0038-chart-events.sql, 0039-norms.sql). */
export type NormTables = {
  chart_event: ChartEventTable;
  norm: NormTable;
  benchmark: BenchmarkTable;
};

type ChartEventTable = {
  workspace_id: string;
  id: string;
  survey_id: string | null;
  kind: ChartEventKind;
  name: string;
  day: string;
  last_day: string | null;
  created_by: string;
  created_at: DefaultTime;
  changed_at: DefaultTime;
  /** Of which improvement action it marks the start; it goes with it (0059-ideas.sql). */
  action_id: string | null;
};

type NormTable = {
  workspace_id: string;
  id: string;
  survey_id: string;
  item: string;
  trait: Generated<string>;
  trait_value: Generated<string>;
  value: number;
  valid_from: string;
  valid_to: string | null;
  reason: Generated<string>;
  created_by: string;
  created_at: DefaultTime;
  changed_at: DefaultTime;
};

type BenchmarkTable = {
  workspace_id: string;
  id: string;
  name: string;
  metric: string;
  value: number;
  low: number | null;
  high: number | null;
  n: number | null;
  source: string;
  source_url: Generated<string>;
  measured_on: string;
  method: string;
  is_example: Generated<boolean>;
  created_by: string;
  created_at: DefaultTime;
  changed_at: DefaultTime;
};
