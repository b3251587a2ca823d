export type TreatmentCoding = {
  /** The categories that got a column: all but the reference, in order of first appearance. */
  readonly categories: readonly string[];
  /** One column of 0 and 1 per category. */
  readonly columns: readonly (readonly (number | null)[])[];
};

/**
 * Treatment coding: a column of 0 and 1 for each category but the reference.
 *
 * Use to let a branch, a channel or a contract type into a regression; every coefficient then reads "against the
 * reference". When not to use: for answers on a scale, whose order would be lost.
 *
 * A missing category stays missing in all columns, so that the row drops out later.
 *
 * Source: R's contr.treatment.
 *
 * @example
 * treatmentCoding(['web', 'shop', 'web'], 'web'); // { categories: ['shop'], columns: [[0, 1, 0]] }
 */
export function treatmentCoding(values: readonly (string | null)[], reference: string): TreatmentCoding {
  const given = values.filter((value) => value !== null);
  const categories = [...new Set(given)].filter((category) => category !== reference);
  return {
    categories,
    columns: categories.map((category) => values.map((value) => (value === null ? null : Number(value === category)))),
  };
}
