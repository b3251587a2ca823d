import type { Localised } from '../language.ts';

export type ScaleId = 'A5' | 'B10' | 'C11';

/** Points carry words (`labelled`) or the two ends do (`ends`); the numbers are always shown with the words. */
export type Scale = Readonly<{
  id: ScaleId;
  minimum: number;
  maximum: number;
  wording: 'labelled' | 'ends';
  /** Words by score. A labelled scale has all of them, an ends scale the lowest and the highest. */
  labels: ReadonlyMap<number, Localised>;
}>;

const a5: Scale = {
  id: 'A5',
  minimum: 1,
  maximum: 5,
  wording: 'labelled',
  labels: new Map([
    [1, { nl: 'zeer ontevreden', nb: 'svært misfornøyd', en: 'very dissatisfied' }],
    [2, { nl: 'ontevreden', nb: 'misfornøyd', en: 'dissatisfied' }],
    [3, { nl: 'niet tevreden en niet ontevreden', nb: 'verken misfornøyd eller fornøyd', en: 'neither' }],
    [4, { nl: 'tevreden', nb: 'fornøyd', en: 'satisfied' }],
    [5, { nl: 'zeer tevreden', nb: 'svært fornøyd', en: 'very satisfied' }],
  ]),
};

const b10: Scale = {
  id: 'B10',
  minimum: 1,
  maximum: 10,
  wording: 'ends',
  labels: new Map([
    [1, { nl: 'zeer slecht', nb: 'svært dårlig', en: 'very poor' }],
    [10, { nl: 'uitstekend', nb: 'svært bra', en: 'excellent' }],
  ]),
};

const c11: Scale = {
  id: 'C11',
  minimum: 0,
  maximum: 10,
  wording: 'ends',
  labels: new Map([
    [0, { nl: 'zeer onwaarschijnlijk', nb: 'svært usannsynlig', en: 'not at all likely' }],
    [10, { nl: 'zeer waarschijnlijk', nb: 'svært sannsynlig', en: 'extremely likely' }],
  ]),
};

/** The scales by id (question-library.md 6.1). Stored once, referenced by items, never copied. */
export const scales: Readonly<Record<ScaleId, Scale>> = { A5: a5, B10: b10, C11: c11 };

/** The scores a person can choose from, low to high, in every language. */
export function scoresOf(scale: Scale): readonly number[] {
  return Array.from({ length: scale.maximum - scale.minimum + 1 }, (_, step) => scale.minimum + step);
}
