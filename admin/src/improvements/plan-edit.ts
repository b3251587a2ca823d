import type { ActionKind } from '@voldaan/domain/improvements/improvement-action';
import { dayFromNow } from '../ui/day-from-now.ts';
import type { ImprovementDetail } from './improvement-requests.ts';

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

export function newPlan(trait: string): PlanEdit {
  return {
    name: '',
    measure: '',
    kind: 'process',
    owner_id: '',
    cause_id: '',
    cost: '',
    currency: 'EUR',
    trait,
    treated: [],
    comparison: [],
    worthwhile: '',
    starts_on: dayFromNow(1),
  };
}

/** A plan as it stands, to change. */
export function planOf({ action, metric }: ImprovementDetail, written: (value: number) => string): PlanEdit {
  const { name, measure, kind, owner_id, cost, currency, worthwhile, starts_on } = action;
  // A share is written as the per cents that it is asked in; the product of two decimals has a tail.
  const worth = metric.kind === 'share' ? Math.round(worthwhile * 1e6) / 1e4 : worthwhile;
  return {
    ...{ name, measure, kind, starts_on },
    owner_id: owner_id ?? '',
    cause_id: action.cause?.id ?? '',
    cost: cost === null ? '' : written(Number(cost)),
    currency: currency ?? 'EUR',
    trait: action.trait.name,
    treated: action.treated.map(({ value }) => value),
    comparison: action.comparison.map(({ value }) => value),
    worthwhile: written(worth),
  };
}
