/** Parts of the plan of an improvement action, as colleagues read them. */
export const planFields = [
  'name',
  'measure',
  'kind',
  'owner',
  'cost',
  'cause',
  'outcome',
  'treated',
  'comparison',
  'worthwhile',
  'starts_on',
] as const;
export type PlanField = (typeof planFields)[number];

export type PlanTexts = Readonly<Record<PlanField, string>>;
export type PlanChange = Readonly<{ field: PlanField; before: string; after: string }>;

/**
 * What a new plan says otherwise, in the order in which a plan is read.
 *
 * Use to keep beside a plan what stood there before. When not to use: to say whether a change is allowed; from the start on
 * what its effect is measured by stays as it is.
 *
 * @example
 * planChanges({ ...plan, name: 'A' }, { ...plan, name: 'B' }); // [{ field: 'name', before: 'A', after: 'B' }]
 * @throws nothing.
 */
export function planChanges(before: PlanTexts, after: PlanTexts): readonly PlanChange[] {
  return planFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
}
