import type { OffScaleAnswer } from '../answers.ts';
import type { ScaleId } from '../scale.ts';
import type { SurveyText } from '../survey-text.ts';

/** The metric that a rating feeds; `none` is asked and shown, but is nobody's headline. */
export type MetricRole = 'nps' | 'csat' | 'grade' | 'ces' | 'stars' | 'expectation' | 'none';

export type RatingQuestion = Readonly<{
  kind: 'rating';
  /** Name of the answer, unique within the survey: `nps`, `sat_moment`. */
  id: string;
  /** Item of the question library, stable over versions and surveys. */
  item: string;
  scale: ScaleId;
  role: MetricRole;
  text: SurveyText;
  required: boolean;
  /** Versions with the same key may share one trend line; a change of scale or wording changes the key. */
  comparabilityKey: string;
  /** Also 7.5: only on the scale of grades (B10), as Dutch people give them. */
  halfSteps?: boolean;
  /** Answers apart from the scale that this question offers. */
  offers?: readonly OffScaleAnswer[];
  /** What is rated, from the list of attributes: `delivery`, `expertise`. Fills {attribute}. */
  attribute?: string;
  /** Kind of contact moment that it is about: `before`, `during`, `after`. */
  touchpoint?: Touchpoint;
  /** Whether a higher answer is better. Without it: yes. */
  direction?: 'higher-is-better' | 'lower-is-better';
  /** The named alternative of a comparison. Fills {alt}. */
  alternative?: SurveyText;
  /** Asked only when this is true of the answers on earlier pages: an expression, see expression/. */
  when?: string;
}>;

export type Touchpoint = 'before' | 'during' | 'after';
