import { type Eligibility, eligibilityChoices } from '../metrics/nonresponse/nonresponse-search.ts';

/** Of which study by telephone, and by which question ways of asking are compared. */
export type FieldworkSearch = Readonly<{ study?: string; item?: string; eligibility?: Eligibility }>;

export function readFieldworkSearch({ study, item, eligibility }: Readonly<Record<string, unknown>>): FieldworkSearch {
  const chosen = eligibilityChoices.find((choice) => choice === String(eligibility));
  return {
    ...(typeof study === 'string' && study !== '' ? { study } : {}),
    ...(typeof item === 'string' && item !== '' ? { item } : {}),
    ...(chosen === undefined ? {} : { eligibility: chosen }),
  };
}
