/** What is known of a customer that speaks for leaving; null is not known. */
export type RiskFacts = Readonly<{
  /** The last mark that the customer gave without one of us beside them, as a share of its scale: 0 lowest, 1 highest. */
  lastMark: number | null;
  /** The one before it, on whatever scale that was. */
  earlierMark: number | null;
  openComplaints: number;
  /** Days since anything was heard of the customer. */
  silentDays: number | null;
}>;

export type RiskReason = 'open_complaint' | 'low_score' | 'falling_score' | 'silent';

export type CustomerRisk = Readonly<{
  /** 0 to 1; null when nothing at all is known. */
  risk: number | null;
  reasons: readonly RiskReason[];
}>;

/** Our own reckoning, an order of doing and no likelihood: two reasons weigh more than one, and an open complaint most. */
const weights: Readonly<Record<RiskReason, number>> = {
  open_complaint: 0.5,
  low_score: 0.35,
  falling_score: 0.25,
  silent: 0.25,
};

/** The lower half of a scale: a 5 of 10, a 3 of 5. */
const lowMark = 0.5;
/** A fifth of the scale: two points of ten. One point is within what the same person answers on two days. */
const fall = 0.2;
const silentDaysMost = 365;

/**
 * How much speaks for seeing a customer soon, with the reasons by name.
 *
 * Use to order who is seen first. When not to use: as a likelihood of leaving; nobody has measured these weights.
 *
 * @example
 * customerRisk({ lastMark: 0.4, earlierMark: 0.8, openComplaints: 0, silentDays: 20 }); // 0.6: low, and falling
 * @throws nothing.
 */
export function customerRisk(facts: RiskFacts): CustomerRisk {
  const { lastMark, earlierMark, openComplaints, silentDays } = facts;
  const reasons: RiskReason[] = [];
  if (openComplaints > 0) reasons.push('open_complaint');
  if (lastMark !== null && lastMark <= lowMark) reasons.push('low_score');
  // Marks are fractions: what is a fifth must not fall short of it by rounding.
  if (lastMark !== null && earlierMark !== null && earlierMark - lastMark >= fall - 1e-9) reasons.push('falling_score');
  if (silentDays !== null && silentDays > silentDaysMost) reasons.push('silent');
  const isKnown = openComplaints > 0 || lastMark !== null || silentDays !== null;
  return { risk: isKnown ? Math.min(1, sumOf(reasons)) : null, reasons };
}

function sumOf(reasons: readonly RiskReason[]): number {
  return reasons.reduce((total, reason) => total + weights[reason], 0);
}
