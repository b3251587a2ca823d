import type { ActionKind } from '@voldaan/domain/improvements/improvement-action';

/** The plan of an action while it is written down. */
export type PlanEdit = Readonly<{
  name: string;
  measure: string;
  kind: ActionKind;
  owner_id: string;
  cause_id: string;
  cost: string;
  currency: string;
  trait: string;
  treated: readonly string[];
  comparison: readonly string[];
  worthwhile: string;
  starts_on: string;
}>;

export type PlanFieldProps = Readonly<{
  edit: PlanEdit;
  change: (part: Partial<PlanEdit>) => void;
  errorOf: (field: string) => string | undefined;
}>;
