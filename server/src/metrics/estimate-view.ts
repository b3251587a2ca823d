import { type DisplayRule, displayRule } from '@voldaan/domain/metrics/display-rule';
import type { Estimate } from '@voldaan/domain/metrics/estimate';
import type { EstimateView } from './schema.ts';

/** No group is hidden behind a total here: the whole survey is one group, and its answers are read one by one elsewhere. */
const wholeSurvey = 0;

/** An estimate as it crosses the wire, with how much of it may be shown. */
export function showEstimate(estimate: Estimate): EstimateView {
  const { level, method, reason, n, low, high } = estimate;
  return {
    estimate: estimate.estimate,
    low,
    high,
    n,
    ...(estimate.population !== undefined && { population: estimate.population }),
    ...(estimate.designEffect !== undefined && { design_effect: estimate.designEffect }),
    level,
    method,
    period: { from: estimate.period.from.slice(0, 10), to: estimate.period.to.slice(0, 10) },
    reason,
    display: displayOf(n),
  };
}

/** How a figure of so many answers may be shown. */
export function displayOf(n: number): DisplayRule {
  return displayRule(n, wholeSurvey);
}
