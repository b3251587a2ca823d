import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import type { Estimate } from '@voldaan/domain/metrics/estimate';
import { showEstimate } from '../../metrics/estimate-view.ts';
import type { EstimateView } from '../../metrics/schema.ts';

/** A figure of so few that they could be told is hidden. */
export function showOfGroup(estimate: Estimate): EstimateView {
  return estimate.n >= disclosureMinimum ? showEstimate(estimate) : showHidden(estimate);
}

/** How many there are, and nothing else. */
export function showHidden(estimate: Estimate): EstimateView {
  return { ...showEstimate(estimate), estimate: null, low: null, high: null, display: 'nothing' };
}
