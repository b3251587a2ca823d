import type { Localised } from '../../language.ts';
import type { ScaleId } from '../scale.ts';

/** The metric that a rating feeds; `none` is asked and shown, but is nobody's headline. */
export type MetricRole = 'nps' | 'csat' | 'grade' | 'none';

export type RatingQuestion = Readonly<{
  kind: 'rating';
  /** Name of the answer, unique within the survey: `nps`, `sat_moment`. */
  id: string;
  /** Item of the question library, stable over versions and surveys. */
  item: string;
  scale: ScaleId;
  role: MetricRole;
  text: Localised;
  required: boolean;
  /** Versions with the same key may share one trend line; a change of scale or wording changes the key. */
  comparabilityKey: string;
}>;
