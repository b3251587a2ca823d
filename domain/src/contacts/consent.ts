/** What a customer consents to or refuses. Asking about one's own service is research; anything that sells is marketing. */
export const consentPurposes = ['research', 'marketing'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** On what ground a customer is written to: what was bought, an interest weighed against theirs, or their own yes. */
export const legalBases = ['service', 'legitimate_interest', 'consent'] as const;
export type LegalBasis = (typeof legalBases)[number];

/** What a customer said yes or no to: where, when, and after reading which words. */
export type Consent = Readonly<{
  purpose: ConsentPurpose;
  isGiven: boolean;
  basis: LegalBasis;
  source: string;
  textVersion: string;
  since: Date;
}>;
