/** What must be 0, and what is merely told. */
export type Verdict = Readonly<{
  breaches: Readonly<Record<string, number>>;
  figures: Readonly<Record<string, number>>;
}>;
