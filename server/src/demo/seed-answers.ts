import { scales } from '@voldaan/domain/surveys/scale';
import type { ScoreSlots } from '@voldaan/domain/surveys/score-slots';
import { questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';

/** A rating of a seeded survey, as it is drawn. */
export type SeedItem = Readonly<{
  id: string;
  slot: number;
  lowest: number;
  highest: number;
  mean: number;
  slope: number;
  spread: number;
}>;

/** Where the middle of each kind of scale lies, how far a happy customer goes up it, and how much chance there is. */
const courses: Readonly<Record<string, Readonly<{ mean: number; slope: number; spread: number }>>> = {
  C11: { mean: 7.9, slope: 1.3, spread: 1.3 },
  B10: { mean: 7.4, slope: 0.9, spread: 0.8 },
  A5: { mean: 3.9, slope: 0.55, spread: 0.6 },
  E5: { mean: 0.2, slope: 0.5, spread: 0.7 },
};
const course = { mean: 3.5, slope: 0.5, spread: 0.7 };

export function seedItems(definition: SurveyDefinition, slots: ScoreSlots): readonly SeedItem[] {
  return questionsOf(definition).flatMap((question, place) => {
    const slot = slots[question.id];
    if (question.kind !== 'rating' || slot === undefined) return [];
    const { minimum, maximum } = scales[question.scale];
    const { mean, slope, spread } = courses[question.scale] ?? course;
    // Some parts go better than others, and weigh more.
    const part = question.attribute === undefined ? 0 : Math.cos(place * 2.3);
    return [
      {
        id: question.id,
        slot,
        lowest: minimum,
        highest: maximum,
        mean: mean + part * 0.4,
        slope: slope * (1 + part * 0.35),
        spread,
      },
    ];
  });
}

const normalCount = 65_536;

/** Standard normal numbers, drawn once: drawing one is then a look into a table. */
export function makeNormals(random: () => number): () => number {
  const normals = Float32Array.from(
    { length: normalCount },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
  return () => normals[Math.floor(random() * normalCount)] ?? 0;
}

export function drawScore(item: SeedItem, happiness: number, normal: () => number): number {
  const score = Math.round(item.mean + item.slope * happiness + item.spread * normal());
  return Math.min(item.highest, Math.max(item.lowest, score));
}
