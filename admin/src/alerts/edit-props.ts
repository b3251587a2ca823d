import type { RuleEdit } from './rule-edit.ts';

/** What each group of fields is given: the whole, how to change a part, and what is wrong with one. */
export type EditProps = Readonly<{
  edit: RuleEdit;
  change: (part: Partial<RuleEdit>) => void;
  errorOf: (field: string) => string | undefined;
}>;
