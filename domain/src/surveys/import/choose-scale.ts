import type { MetricRole } from '../question/rating.ts';
import { labelOf, type Scale, type ScaleId, scales, scoresOf } from '../scale.ts';
import { type SurveyText, textIn } from '../survey-text.ts';
import type { SourceScale } from './source-survey.ts';

/** Our scale for the source's points, how far its scores stand from ours, and whether our words say what its did. */
export type ChosenScale = Readonly<{ scale: ScaleId; role: MetricRole; shift: number; hasSameWords: boolean }>;

/**
 * The scale with as many points that says the same. Where the source's words are none of the library's, the usual one of
 * that length is taken and its words stand there: that is listed, because it is another question then.
 */
export function chooseScale(source: SourceScale): ChosenScale | undefined {
  const labels = source.labels ?? [];
  const points = source.maximum - source.minimum;
  const fitting = Object.values(scales).filter((scale) => scale.maximum - scale.minimum === points);
  const same = fitting.find((scale) => looksLike(scale, source) && saysTheSame(scale, labels));
  const usual = usualScales[source.look].find((id) => scales[id].maximum - scales[id].minimum === points);
  const numbered = usualScales.numbers.find((id) => scales[id].maximum - scales[id].minimum === points);
  const id = same?.id ?? (source.role === 'ces' && points === 6 ? 'D7' : undefined) ?? usual ?? numbered;
  if (id === undefined) return undefined;
  return {
    scale: id,
    role: roleOf(id, source.role),
    shift: source.minimum - scales[id].minimum,
    hasSameWords: same !== undefined,
  };
}

/** What a scale of so many points usually is, when its words do not say. */
const usualScales: Readonly<Record<SourceScale['look'], readonly ScaleId[]>> = {
  numbers: ['C11', 'B10', 'A7', 'F6', 'A5', 'S3'],
  faces: ['S5', 'S3'],
  stars: ['R5'],
};

function looksLike(scale: Scale, { look }: SourceScale): boolean {
  if (look === 'numbers') return scale.look === 'numbers' || scale.look === 'words';
  return scale.look === look;
}

/** The same words at every point that the source has words for, in every language that both have. */
function saysTheSame(scale: Scale, labels: readonly SurveyText[]): boolean {
  const scores = scoresOf(scale);
  const worded = labels.length === 2 ? [scores[0], scores.at(-1)] : scores;
  if (labels.length === 0 || worded.length !== labels.length) return false;
  return labels.every((label, place) => {
    const score = worded[place];
    return (
      score !== undefined &&
      Object.keys(label).some((tag) => bare(textIn(label, tag)) !== '') &&
      Object.keys(label).every((tag) => isSame(labelOf(scale, score, tag), textIn(label, tag)))
    );
  });
}

function isSame(ours: string, theirs: string): boolean {
  return ours === '' || bare(theirs) === '' || bare(ours) === bare(theirs);
}

/** Letters only, without the number that may stand before them: `1 = very poor`. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*\d+\s*[:=.–-]?\s*/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A metric is counted only where the source says so, or where the scale itself does. */
function roleOf(id: ScaleId, wished: MetricRole | undefined): MetricRole {
  if (wished === 'nps') return id === 'C11' ? 'nps' : 'none';
  if (wished === 'ces') return id === 'D7' ? 'ces' : 'none';
  if (wished === 'csat') return id === 'A5' || id === 'A7' ? 'csat' : 'none';
  return 'none';
}

/** The metric that an opening question of this scale is reported as. */
export const roleOfScale: Readonly<Partial<Record<ScaleId, MetricRole>>> = {
  A5: 'csat',
  A7: 'csat',
  B10: 'grade',
  R5: 'stars',
  D7: 'ces',
};
