import type { LanguageTag } from './language-tag.ts';
import { type ScaleWords, scaleWords } from './scale-words.ts';
import { type SurveyText, textIn } from './survey-text.ts';

export const scaleIds = ['A5', 'A7', 'B10', 'C11', 'D5', 'D7', 'E5', 'F6', 'G5', 'P5', 'V5', 'S3', 'S5', 'R5'] as const;

export type ScaleId = (typeof scaleIds)[number];

/**
 * Points carry words (`labelled`) or the two ends do (`ends`); the numbers are always shown with the words. `look` is how
 * the points are drawn: numbers beside their words, words alone, faces or stars above their words.
 */
export type Scale = Readonly<{
  id: ScaleId;
  minimum: number;
  maximum: number;
  wording: 'labelled' | 'ends';
  look: 'numbers' | 'words' | 'faces' | 'stars';
  /** Words by score. A labelled scale has all of them, an ends scale the lowest and the highest. {alt} stands in V5. */
  labels: ReadonlyMap<number, SurveyText>;
}>;

/** A definition's own words for languages that the library does not speak: by scale, then by score as text. */
export type ScaleLabels = Readonly<Partial<Record<ScaleId, Readonly<Record<string, SurveyText>>>>>;

/**
 * The scales by id (question-library.md 6.1). Stored once, referenced by items, never copied; a change of points or words
 * is a new scale. Against expectation and against another supplier run from -2 to 2, so that 0 says "as expected".
 */
export const scales: Readonly<Record<ScaleId, Scale>> = {
  A5: labelled('A5', [1, 5], 'words'),
  A7: labelled('A7', [1, 7], 'words'),
  B10: withEnds('B10', [1, 10]),
  C11: withEnds('C11', [0, 10]),
  D5: labelled('D5', [1, 5], 'words'),
  D7: labelled('D7', [1, 7], 'words'),
  E5: labelled('E5', [-2, 2], 'words'),
  F6: withEnds('F6', [1, 6]),
  G5: labelled('G5', [1, 5], 'words'),
  P5: labelled('P5', [1, 5], 'words'),
  V5: labelled('V5', [-2, 2], 'words'),
  S3: labelled('S3', [1, 3], 'faces'),
  S5: labelled('S5', [1, 5], 'faces'),
  R5: labelled('R5', [1, 5], 'stars'),
};

/** The scores a person can choose from, low to high, in every language; with half steps also 7.5. */
export function scoresOf(scale: Pick<Scale, 'minimum' | 'maximum'>, halfSteps = false): readonly number[] {
  const step = halfSteps ? 0.5 : 1;
  const count = (scale.maximum - scale.minimum) / step + 1;
  return Array.from({ length: count }, (_, place) => scale.minimum + place * step);
}

/**
 * The words of a score in the nearest language: the tag itself, else what it is a variant of (`nl-x-jij` is Dutch, `no` is
 * bokmål), else nothing. The library's words go before a definition's own: one scale reads the same in every survey.
 */
export function labelOf(scale: Scale, score: number, tag: LanguageTag, own: ScaleLabels = {}): string {
  const words = scale.labels.get(score);
  const ownWords = own[scale.id]?.[String(score)];
  for (const near of nearTags(tag)) {
    const label = textIn(words ?? {}, near) || textIn(ownWords ?? {}, near);
    if (label !== '') return label;
  }
  return '';
}

/** The scores that a language has no words for and should: of a labelled scale any, of one with ends the two ends. */
export function bareScores(scale: Scale, tag: LanguageTag, own: ScaleLabels = {}): readonly number[] {
  const worded = scale.wording === 'labelled' ? scoresOf(scale) : [scale.minimum, scale.maximum];
  return worded.filter((score) => labelOf(scale, score, tag, own).trim() === '');
}

/** The tag with ever less behind it: `nl-BE-x-jij`, `nl-BE`, `nl`. */
function nearTags(tag: LanguageTag): readonly LanguageTag[] {
  const parts = tag.split('-').slice(0, 8);
  const shorter = parts.map((_, place) => parts.slice(0, parts.length - place).join('-'));
  return parts[0] === 'no' ? [...shorter, 'nb'] : shorter;
}

function labelled(id: ScaleId, [minimum, maximum]: readonly [number, number], look: Scale['look']): Scale {
  const scores = scoresOf({ minimum, maximum });
  return { id, minimum, maximum, wording: 'labelled', look, labels: labelsAt(scores, scaleWords[id]) };
}

function withEnds(id: ScaleId, [minimum, maximum]: readonly [number, number]): Scale {
  const labels = labelsAt([minimum, maximum], scaleWords[id]);
  return { id, minimum, maximum, wording: 'ends', look: 'numbers', labels };
}

function labelsAt(scores: readonly number[], words: ScaleWords): ReadonlyMap<number, SurveyText> {
  const languages = Object.entries(words);
  return new Map(
    scores.map((score, place) => [
      score,
      Object.fromEntries(languages.map(([tag, inLanguage]) => [tag, inLanguage[place] ?? ''])),
    ]),
  );
}
