import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import type { ScaleId } from '@voldaan/domain/surveys/scale';
import type { SurveyText } from '@voldaan/domain/surveys/survey-text';
import { grade, inFour, ratingOf, ratings } from './test-ratings.ts';

const options = [
  {
    id: 'customer',
    text: inFour('Ik was al klant', 'Jeg var kunde fra før', 'I was a customer already', 'كنت زبونًا من قبل'),
  },
  {
    id: 'advised',
    text: inFour('Iemand raadde De Vries aan', 'Noen anbefalte De Vries', 'Somebody advised it', 'نصحني بها شخص'),
  },
  {
    id: 'passed',
    text: inFour('Ik kwam langs de werkplaats', 'Jeg gikk forbi verkstedet', 'I passed the workshop', 'مررت بالورشة'),
  },
  { id: 'web', text: inFour('Gevonden op internet', 'Fant det på nettet', 'Found on the web', 'وجدتها على الإنترنت') },
] as const;

const other = { id: 'other', text: inFour('Anders', 'Annet', 'Something else', 'شيء آخر'), takesText: true };
const none = {
  id: 'none',
  text: inFour('Niets hiervan', 'Ingen av disse', 'None of these', 'لا شيء مما سبق'),
  exclusive: true,
};

const attributes: readonly (readonly [string, SurveyText])[] = [
  [
    'fast',
    inFour(
      'Hoe snel uw fiets klaar was',
      'Hvor raskt sykkelen ble klar',
      'How soon your bike was ready',
      'سرعة تجهيز دراجتك',
    ),
  ],
  [
    'kind',
    inFour('Vriendelijkheid aan de balie', 'Vennlighet i skranken', 'Kindness at the counter', 'اللطف عند الاستقبال'),
  ],
  ['bill', inFour('Uitleg over de rekening', 'Forklaring av regningen', 'How the bill was explained', 'شرح الفاتورة')],
];
const parts = inFour(
  'Hoe tevreden bent u over deze onderdelen?',
  'Hvor fornøyd er du med disse delene?',
  'How satisfied are you with these parts?',
  'ما مدى رضاك عن هذه الأمور؟',
);

function batteryOf(id: string, scale: ScaleId, more: Partial<RatingQuestion>): PageNode {
  const questions = attributes.map(([name, text]) => ratingOf(`${id}_${name}`, scale, text, more));
  return { kind: 'battery', id, text: parts, questions, shuffled: true };
}

/** Everything that can stand on a page, by a name for its page. */
export const nodesByName: Readonly<Record<string, readonly PageNode[]>> = {
  ...Object.fromEntries(ratings.map((question) => [question.id, [question]])),
  halves: [ratingOf('halves', 'B10', grade, { halfSteps: true, offers: ['~dont_know'] })],
  pair: [
    {
      kind: 'pair',
      id: 'pair',
      text: inFour(
        'Wat verwachtte u van onze uitleg, en hoe was die?',
        'Hva forventet du av forklaringen vår, og hvordan var den?',
        'What did you expect of our explanation, and how was it?',
        'ماذا توقعت من شرحنا وكيف كان؟',
      ),
      expected: ratingOf(
        'expected',
        'B10',
        inFour('Vooraf verwachtte ik een', 'På forhånd forventet jeg', 'Beforehand I expected a', 'توقعت مسبقًا'),
      ),
      experienced: ratingOf('experienced', 'B10', inFour('Het werd een', 'Det ble', 'It became a', 'وكانت النتيجة')),
    },
  ],
  battery: [batteryOf('battery', 'A5', { offers: ['~not_applicable'] })],
  'battery-long': [batteryOf('marks', 'C11', {})],
  partly: [
    {
      kind: 'yes-no',
      id: 'ready',
      item: 'ready',
      text: inFour(
        'Was uw fiets klaar op het beloofde moment?',
        'Var sykkelen klar til avtalt tid?',
        'Was your bike ready when promised?',
        'هل كانت دراجتك جاهزة في الموعد؟',
      ),
      required: false,
      partly: true,
      offers: ['~dont_know'],
    },
  ],
  single: [
    {
      kind: 'single',
      id: 'source',
      item: 'source',
      text: inFour('Hoe kwam u bij ons terecht?', 'Hvordan fant du oss?', 'How did you find us?', 'كيف وجدتنا؟'),
      required: false,
      options: [...options, other],
      offers: ['~dont_know'],
    },
  ],
  multiple: [
    {
      kind: 'multiple',
      id: 'good',
      item: 'good',
      text: inFour('Wat ging er goed?', 'Hva gikk bra?', 'What went well?', 'ما الذي سار جيدًا؟'),
      required: false,
      options: [...options, other, none],
    },
  ],
  ranking: [
    {
      kind: 'ranking',
      id: 'order',
      item: 'order',
      text: inFour(
        'Wat vindt u het belangrijkst bij een reparatie?',
        'Hva er viktigst for deg ved en reparasjon?',
        'What matters most to you in a repair?',
        'ما الأهم لك في التصليح؟',
      ),
      required: false,
      options,
    },
  ],
  number: [
    {
      kind: 'number',
      id: 'share',
      item: 'share',
      text: inFour(
        'Van elke tien reparaties: hoeveel laat u bij ons doen?',
        'Av ti reparasjoner, hvor mange gjør vi?',
        'Of every ten repairs, how many do we do?',
        'من كل عشر تصليحات كم منها عندنا؟',
      ),
      required: false,
      minimum: 0,
      maximum: 10,
      decimals: 1,
      unit: inFour('van de 10', 'av 10', 'of 10', 'من 10'),
    },
  ],
  date: [
    {
      kind: 'date',
      id: 'brought',
      item: 'brought',
      text: inFour(
        'Wanneer bracht u uw fiets bij ons?',
        'Når leverte du sykkelen hos oss?',
        'When did you bring your bike to us?',
        'متى أحضرت دراجتك إلينا؟',
      ),
      required: false,
      earliest: '2026-01-01',
      latest: '2026-12-31',
    },
  ],
  open: [
    {
      kind: 'open',
      id: 'why',
      item: 'why',
      text: inFour(
        'Wat is de belangrijkste reden voor uw antwoord?',
        'Hva er den viktigste grunnen til svaret ditt?',
        'What is the main reason for your answer?',
        'ما السبب الرئيسي لإجابتك؟',
      ),
      required: false,
      lengthMax: 1000,
    },
  ],
  contact: [
    {
      kind: 'open',
      id: 'place',
      item: 'place',
      text: inFour(
        'In welke plaats woont u?',
        'Hvilket sted bor du på?',
        'In which town do you live?',
        'في أي مدينة تسكن؟',
      ),
      required: false,
      lengthMax: 100,
      short: true,
    },
    {
      kind: 'contact-detail',
      id: 'name',
      item: 'name',
      detail: 'name',
      required: false,
      text: inFour('Uw naam', 'Navnet ditt', 'Your name', 'اسمك'),
    },
    {
      kind: 'contact-detail',
      id: 'mail',
      item: 'mail',
      detail: 'email',
      required: false,
      text: inFour('Uw mailadres', 'E-postadressen din', 'Your e-mail address', 'عنوان بريدك'),
    },
    {
      kind: 'contact-detail',
      id: 'phone',
      item: 'phone',
      detail: 'phone',
      required: false,
      text: inFour('Uw telefoonnummer', 'Telefonnummeret ditt', 'Your phone number', 'رقم هاتفك'),
    },
    {
      kind: 'consent',
      id: 'may_call',
      item: 'may_call',
      purpose: 'contact',
      required: true,
      text: inFour(
        'Mogen wij u hierover bellen?',
        'Kan vi ringe deg om dette?',
        'May we call you about this?',
        'هل يمكننا الاتصال بك بشأن ذلك؟',
      ),
    },
  ],
  mixed: [
    {
      kind: 'statement',
      id: 'about',
      text: inFour(
        'Nu over de mensen in de werkplaats.',
        'Nå om folkene i verkstedet.',
        'Now about the people in the workshop.',
        'والآن عن العاملين في الورشة.',
      ),
    },
    {
      kind: 'compliment',
      id: 'thanks',
      item: 'thanks',
      text: inFour(
        'Wilt u iemand bedanken?',
        'Vil du takke noen?',
        'Would you like to thank somebody?',
        'هل تود أن تشكر أحدًا؟',
      ),
      required: false,
      lengthMax: 500,
    },
    {
      kind: 'ranking',
      id: 'people',
      item: 'people',
      text: inFour('Wie hielp u het meest?', 'Hvem hjalp deg mest?', 'Who helped you most?', 'من ساعدك أكثر؟'),
      required: false,
      options: options.slice(0, 3),
    },
  ],
};
