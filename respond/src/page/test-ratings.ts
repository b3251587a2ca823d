import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import type { ScaleId } from '@voldaan/domain/surveys/scale';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';

/** A text in the four languages that the trial pages are looked at in. */
export function inFour(nl: string, nb: string, en: string, ar: string): SurveyText {
  return { nl, nb, en, ar, 'nl-x-jij': nl, nn: nb, de: en };
}

const satisfied = inFour(
  'Hoe tevreden bent u over het contact met onze monteur?',
  'Hvor fornøyd er du med kontakten med mekanikeren vår?',
  'How satisfied are you with our mechanic?',
  'ما مدى رضاك عن التعامل مع فنيّنا؟',
);
export const grade = inFour(
  'Welk rapportcijfer geeft u onze werkplaats?',
  'Hvilken karakter gir du verkstedet vårt?',
  'What mark would you give our workshop?',
  'ما الدرجة التي تعطيها لورشتنا؟',
);

export function ratingOf(
  id: string,
  scale: ScaleId,
  text: SurveyText,
  more: Partial<RatingQuestion> = {},
): RatingQuestion {
  return {
    kind: 'rating',
    id,
    item: id,
    scale,
    role: 'none',
    text,
    required: false,
    comparabilityKey: `${id}:${scale}:1`,
    ...more,
  };
}

const scaleTexts: Readonly<Partial<Record<ScaleId, SurveyText>>> = {
  C11: inFour(
    'Hoe waarschijnlijk is het dat u {org} aanbeveelt aan een vriend of collega?',
    'Hvor sannsynlig er det at du vil anbefale {org} til en venn eller kollega?',
    'How likely are you to recommend {org} to a friend or colleague?',
    'ما مدى احتمال أن توصي بنا صديقًا أو زميلًا؟',
  ),
  B10: grade,
  D5: inFour(
    'De prijs die ik betaal is eerlijk.',
    'Prisen jeg betaler, er rettferdig.',
    'The price I pay is fair.',
    'السعر الذي أدفعه عادل.',
  ),
  D7: inFour(
    '{org} maakte het mij gemakkelijk.',
    '{org} gjorde det enkelt for meg.',
    '{org} made it easy for me.',
    'سهّلت الورشة الأمر عليّ.',
  ),
  V5: inFour(
    'Hoe is de snelheid, vergeleken met {alt}?',
    'Hvordan er tempoet, sammenlignet med {alt}?',
    'How is the speed, compared with {alt}?',
    'كيف هي السرعة مقارنة بـ {alt}؟',
  ),
};

const alternative = inFour('een andere werkplaats', 'et annet verksted', 'another workshop', 'ورشة أخرى');

const scaleIds: readonly ScaleId[] = [
  'C11',
  'B10',
  'A5',
  'A7',
  'D5',
  'D7',
  'E5',
  'F6',
  'G5',
  'P5',
  'V5',
  'S3',
  'S5',
  'R5',
];

/** One question on every scale. */
export const ratings = scaleIds.map((scale) =>
  ratingOf(`on_${scale.toLowerCase()}`, scale, scaleTexts[scale] ?? satisfied, {
    ...(scale === 'V5' ? { alternative } : {}),
    ...(scale === 'A5' ? { offers: ['~dont_know', '~not_applicable'] as const } : {}),
  }),
);
