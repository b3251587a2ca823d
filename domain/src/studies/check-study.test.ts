import { describe, expect, test } from 'vitest';
import { checkStudy } from './check-study.ts';
import { defaultStudy } from './default-study.ts';
import type { Letter } from './letter.ts';
import { studyKinds } from './schedule/study.ts';
import type { StudyDraft } from './study-draft.ts';

const letter: Letter = {
  subject: { nl: 'Hoe was de levering?' },
  preheader: {},
  blocks: [{ kind: 'text', text: { nl: 'Beste {name|klant}' } }, { kind: 'question' }],
  tone: 'formal',
  senderName: 'Sanne de Vries',
  replyTo: '',
};
const survey = { isPublished: true, isClosed: false, languages: ['nl'] };
const whole: StudyDraft = {
  ...defaultStudy('relation', '2026-03-02'),
  purpose: 'Decide whether the new bags stay',
  norm: { metric: 'nps', value: 30 },
  legalBasis: 'service',
  letter,
  reminderLetter: letter,
};
const codes = (draft: StudyDraft, known: typeof survey | undefined = survey) =>
  checkStudy(draft, known).map(({ code }) => code);

describe('a study that is about to start', () => {
  test('needs nothing when everything has been thought of', () => {
    expect(checkStudy(whole, survey)).toEqual([]);
  });

  test('is asked for its purpose before anything else, and for its questions after the method', () => {
    const steps = checkStudy(defaultStudy('moment', '2026-03-02'), undefined).map(({ step }) => step);
    expect(steps).toEqual(['purpose', 'norm', 'audience', 'questionnaire', 'letter']);
  });

  test('has a norm that its metric can reach', () => {
    expect(codes({ ...whole, norm: { metric: 'grade', value: 30 } })).toEqual(['norm_out_of_range']);
  });

  test('has its norm for satisfied customers as a share of 1, as surveys and metrics have', () => {
    expect(codes({ ...whole, norm: { metric: 'csat', value: 0.8 } })).toEqual([]);
    expect(codes({ ...whole, norm: { metric: 'csat', value: 80 } })).toEqual(['norm_out_of_range']);
  });

  test('says why its interest outweighs the customer, where it rests on one', () => {
    expect(codes({ ...whole, legalBasis: 'legitimate_interest' })).toEqual(['balancing_note_missing']);
    expect(codes({ ...whole, legalBasis: 'legitimate_interest', balancingNote: 'One mail a year' })).toEqual([]);
  });

  test('has another text for its reminder, and none where nobody is reminded', () => {
    expect(codes({ ...whole, reminderLetter: null })).toEqual(['letter_missing']);
    expect(codes({ ...whole, reminder: null, reminderLetter: null })).toEqual([]);
  });

  test('has letters that say nothing which the company does not keep of its customers', () => {
    const reminderLetter = { ...letter, subject: { nl: 'Nog iets over {contact.fiets|uw fiets}' } };
    expect(checkStudy({ ...whole, reminderLetter }, survey, ['fiets'])).toEqual([]);
    expect(checkStudy({ ...whole, reminderLetter }, survey, ['regio'])).toEqual([
      { step: 'letter', code: 'merge_attribute_unknown', pointer: '/reminderLetter/subject/nl' },
    ]);
  });

  test('waits for its questionnaire to be published', () => {
    expect(codes(whole, { ...survey, isPublished: false })).toEqual(['survey_not_published']);
  });

  test('asks for no letter and no legal basis when it hangs on the wall', () => {
    const anonymous = { ...defaultStudy('anonymous', '2026-03-02'), purpose: 'x', norm: whole.norm };
    expect(codes(anonymous)).toEqual([]);
  });

  test('opens in the wizard with a plan of its kind', () => {
    for (const kind of studyKinds) expect(defaultStudy(kind, '2026-03-02').timing.kind).toBe(kind);
  });
});
