import type { SurveyNode } from './node/survey-node.ts';
import type { RatingQuestion } from './question/rating.ts';
import type { SurveyDefinition } from './survey-definition.ts';
import type { SurveyText } from './survey-text.ts';

/** A text that says which one it is, in the two languages of the sample. */
function words(name: string): SurveyText {
  return { nl: `${name} in het Nederlands`, nb: `${name} på norsk` };
}

function rating(id: string, change: Partial<RatingQuestion> = {}): RatingQuestion {
  return { ...head(id), kind: 'rating', scale: 'A5', role: 'none', comparabilityKey: `${id}:A5:1`, ...change };
}

function head(id: string): Readonly<{ id: string; item: string; text: SurveyText; required: boolean }> {
  return { id, item: id, text: words(id), required: false };
}

const reasons = [
  { id: 'price', text: words('price') },
  { id: 'speed', text: words('speed') },
  { id: 'people', text: words('people') },
  { id: 'other', text: words('other'), takesText: true },
] as const;

const none = { id: 'none', text: words('none'), exclusive: true } as const;

/** Tests only: every kind of node and question once, in a survey that may be published. */
export const sampleSurvey: SurveyDefinition = {
  kind: 'survey',
  questionnaire: 'own',
  name: 'Alles eens',
  languages: ['nl', 'nb'],
  organisation: 'De Vries',
  moment: words('moment'),
  product: words('product'),
  attributes: { delivery: words('delivery') },
  slip: { title: words('title'), detail: words('detail') },
  reader: { name: 'Sanne van Dijk', sentence: words('sentence') },
  nodes: [
    { kind: 'page', id: 'opening', nodes: [rating('nps', { scale: 'C11', role: 'nps', offers: ['~dont_know'] })] },
    {
      kind: 'branch',
      id: 'unhappy',
      when: 'nps <= 6',
      nodes: [
        {
          kind: 'page',
          id: 'reasons',
          nodes: [
            { kind: 'multiple', ...head('reasons'), options: [...reasons, none], shuffled: true, choicesMax: 2 },
            { kind: 'consent', ...head('may_contact'), purpose: 'contact' },
          ],
        },
      ],
      otherwise: [
        { kind: 'page', id: 'praise', nodes: [{ kind: 'compliment', ...head('compliment'), lengthMax: 500 }] },
      ],
    },
    {
      kind: 'random',
      id: 'themes',
      choose: 2,
      nodes: [
        {
          kind: 'page',
          id: 'gap',
          nodes: [
            {
              kind: 'pair',
              id: 'gap_delivery',
              text: words('gap'),
              expected: rating('expected', { scale: 'B10', attribute: 'delivery' }),
              experienced: rating('experienced', { scale: 'B10', attribute: 'delivery' }),
            },
          ],
        },
        {
          kind: 'page',
          id: 'rows',
          nodes: [
            {
              kind: 'battery',
              id: 'parts',
              text: words('parts'),
              shuffled: true,
              questions: [rating('friendly'), rating('expert'), rating('reach', { when: 'nps <= 6' })],
            },
          ],
        },
        { kind: 'page', id: 'order', nodes: [{ kind: 'ranking', ...head('order'), options: reasons.slice(0, 3) }] },
      ],
    },
    {
      kind: 'page',
      id: 'facts',
      nodes: [
        { kind: 'statement', id: 'intro', text: words('intro') },
        { kind: 'single', ...head('shop'), options: reasons, shuffled: true, offers: ['~not_applicable'] },
        { kind: 'yes-no', ...head('solved'), partly: true, offers: ['~dont_know'] },
        { kind: 'number', ...head('minutes'), minimum: 0, maximum: 600, decimals: 1, unit: words('unit') },
        { kind: 'date', ...head('visited'), earliest: '2020-01-01', latest: '2030-12-31' },
      ],
    },
    {
      kind: 'page',
      id: 'close',
      nodes: [
        { kind: 'open', ...head('why'), lengthMax: 2000, when: "nps <= 6 or shop = 'other'" },
        rating('grade', { scale: 'B10', role: 'grade', halfSteps: true }),
        { kind: 'contact-detail', ...head('email'), detail: 'email', when: "may_contact = 'yes'" },
        { kind: 'contact-detail', ...head('phone'), detail: 'phone' },
      ],
    },
  ] satisfies readonly SurveyNode[],
  thanks: {
    heading: words('heading'),
    text: words('text'),
    variants: [{ id: 'sorry', when: 'nps <= 6', heading: words('sorry'), text: words('sorry') }],
  },
  norm: { role: 'nps', value: 30 },
  statuses: { nl: { '/slip/title': 'reviewed' } },
  singleUse: true,
};
