import type { LanguageTag } from './language-tag.ts';

/**
 * The words of a scale by language, from low to high: one for every point, or two when only the ends carry words.
 * All are drafts (question-library.md 6.5.7): nothing here has been tried on people yet.
 */
export type ScaleWords = Readonly<Record<LanguageTag, readonly string[]>>;

const satisfaction: ScaleWords = {
  nl: ['zeer ontevreden', 'ontevreden', 'niet tevreden en niet ontevreden', 'tevreden', 'zeer tevreden'],
  nb: ['svært misfornøyd', 'misfornøyd', 'verken misfornøyd eller fornøyd', 'fornøyd', 'svært fornøyd'],
  nn: ['svært misnøgd', 'misnøgd', 'verken misnøgd eller nøgd', 'nøgd', 'svært nøgd'],
  en: ['very dissatisfied', 'dissatisfied', 'neither', 'satisfied', 'very satisfied'],
  ar: ['غير راضٍ إطلاقًا', 'غير راضٍ', 'لا راضٍ ولا غير راضٍ', 'راضٍ', 'راضٍ جدًا'],
};

/** Two points more than satisfaction in five, between its second and fourth. */
function inSeven(five: ScaleWords, slightly: Readonly<Record<LanguageTag, readonly [string, string]>>): ScaleWords {
  return Object.fromEntries(
    Object.entries(five).map(([tag, words]) => {
      const [below = '', above = ''] = slightly[tag] ?? [];
      return [tag, [...words.slice(0, 2), below, ...words.slice(2, 3), above, ...words.slice(3)]];
    }),
  );
}

const agreement: ScaleWords = {
  nl: ['helemaal oneens', 'oneens', 'niet eens en niet oneens', 'eens', 'helemaal eens'],
  nb: ['helt uenig', 'uenig', 'verken uenig eller enig', 'enig', 'helt enig'],
  nn: ['heilt ueinig', 'ueinig', 'verken ueinig eller einig', 'einig', 'heilt einig'],
  en: ['strongly disagree', 'disagree', 'neither agree nor disagree', 'agree', 'strongly agree'],
  ar: ['أعارض بشدة', 'أعارض', 'لا أوافق ولا أعارض', 'أوافق', 'أوافق بشدة'],
};

/** A mark from very poor to excellent: the ends of the grade of 1 to 10. */
const mark: ScaleWords = {
  nl: ['zeer slecht', 'uitstekend'],
  nb: ['svært dårlig', 'svært bra'],
  nn: ['svært dårleg', 'svært bra'],
  en: ['very poor', 'excellent'],
  ar: ['سيئ جدًا', 'ممتاز'],
};

/** By the scale's id; every scale needs its words here to compile. */
export const scaleWords = {
  A5: satisfaction,
  A7: inSeven(satisfaction, {
    nl: ['enigszins ontevreden', 'enigszins tevreden'],
    nb: ['litt misfornøyd', 'litt fornøyd'],
    nn: ['litt misnøgd', 'litt nøgd'],
    en: ['slightly dissatisfied', 'slightly satisfied'],
    ar: ['غير راضٍ إلى حد ما', 'راضٍ إلى حد ما'],
  }),
  B10: mark,
  C11: {
    nl: ['zeer onwaarschijnlijk', 'zeer waarschijnlijk'],
    nb: ['svært usannsynlig', 'svært sannsynlig'],
    nn: ['svært usannsynleg', 'svært sannsynleg'],
    en: ['not at all likely', 'extremely likely'],
    ar: ['غير محتمل إطلاقًا', 'محتمل جدًا'],
  },
  D5: agreement,
  D7: inSeven(agreement, {
    nl: ['enigszins oneens', 'enigszins eens'],
    nb: ['litt uenig', 'litt enig'],
    nn: ['litt ueinig', 'litt einig'],
    en: ['slightly disagree', 'slightly agree'],
    ar: ['أعارض إلى حد ما', 'أوافق إلى حد ما'],
  }),
  E5: {
    nl: [
      'veel slechter dan verwacht',
      'slechter dan verwacht',
      'zoals verwacht',
      'beter dan verwacht',
      'veel beter dan verwacht',
    ],
    nb: [
      'mye dårligere enn forventet',
      'dårligere enn forventet',
      'som forventet',
      'bedre enn forventet',
      'mye bedre enn forventet',
    ],
    nn: ['mykje dårlegare enn venta', 'dårlegare enn venta', 'som venta', 'betre enn venta', 'mykje betre enn venta'],
    en: [
      'much worse than expected',
      'worse than expected',
      'as expected',
      'better than expected',
      'much better than expected',
    ],
    ar: ['أسوأ بكثير من المتوقع', 'أسوأ من المتوقع', 'كما كان متوقعًا', 'أفضل من المتوقع', 'أفضل بكثير من المتوقع'],
  },
  F6: mark,
  G5: {
    nl: ['helemaal niet belangrijk', 'niet zo belangrijk', 'enigszins belangrijk', 'belangrijk', 'heel belangrijk'],
    nb: ['ikke viktig i det hele tatt', 'lite viktig', 'noe viktig', 'viktig', 'svært viktig'],
    nn: ['ikkje viktig i det heile', 'lite viktig', 'noko viktig', 'viktig', 'svært viktig'],
    en: ['not at all important', 'slightly important', 'moderately important', 'important', 'very important'],
    ar: ['غير مهم إطلاقًا', 'قليل الأهمية', 'متوسط الأهمية', 'مهم', 'مهم جدًا'],
  },
  P5: {
    nl: [
      'veel te duur voor wat het is',
      'te duur voor wat het is',
      'een gewone prijs voor wat het is',
      'voordelig voor wat het is',
      'heel voordelig voor wat het is',
    ],
    nb: [
      'altfor dyrt for det man får',
      'for dyrt for det man får',
      'passe pris for det man får',
      'gunstig for det man får',
      'svært gunstig for det man får',
    ],
    nn: [
      'altfor dyrt for det ein får',
      'for dyrt for det ein får',
      'passe pris for det ein får',
      'gunstig for det ein får',
      'svært gunstig for det ein får',
    ],
    en: [
      'far too expensive for what you get',
      'too expensive for what you get',
      'about right for what you get',
      'good value for what you get',
      'very good value for what you get',
    ],
    ar: [
      'أغلى بكثير مما يستحق',
      'أغلى مما يستحق',
      'سعر عادي لما تحصل عليه',
      'سعر جيد لما تحصل عليه',
      'سعر ممتاز لما تحصل عليه',
    ],
  },
  V5: {
    nl: ['veel slechter dan {alt}', 'slechter dan {alt}', 'ongeveer gelijk', 'beter dan {alt}', 'veel beter dan {alt}'],
    nb: ['mye dårligere enn {alt}', 'dårligere enn {alt}', 'omtrent likt', 'bedre enn {alt}', 'mye bedre enn {alt}'],
    nn: [
      'mykje dårlegare enn {alt}',
      'dårlegare enn {alt}',
      'omtrent likt',
      'betre enn {alt}',
      'mykje betre enn {alt}',
    ],
    en: ['much worse than {alt}', 'worse than {alt}', 'about the same', 'better than {alt}', 'much better than {alt}'],
    ar: ['أسوأ بكثير من {alt}', 'أسوأ من {alt}', 'متساوٍ تقريبًا', 'أفضل من {alt}', 'أفضل بكثير من {alt}'],
  },
  S3: Object.fromEntries(Object.entries(satisfaction).map(([tag, words]) => [tag, words.slice(1, 4)])),
  S5: satisfaction,
  R5: {
    nl: ['slecht', 'matig', 'voldoende', 'goed', 'uitstekend'],
    nb: ['dårlig', 'nokså dårlig', 'middels', 'bra', 'svært bra'],
    nn: ['dårleg', 'nokså dårleg', 'middels', 'bra', 'svært bra'],
    en: ['poor', 'fair', 'good', 'very good', 'excellent'],
    ar: ['سيئ', 'مقبول', 'جيد', 'جيد جدًا', 'ممتاز'],
  },
} as const satisfies Readonly<Record<string, ScaleWords>>;
