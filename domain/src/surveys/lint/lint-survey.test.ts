import { describe, expect, test } from 'vitest';
import { libraryLanguages } from '../library/library-text.ts';
import { draftFromQuestionnaire, questionnaireIds } from '../library/questionnaires.ts';
import type { PageNode } from '../node/page.ts';
import type { SurveyNode } from '../node/survey-node.ts';
import type { RatingQuestion } from '../question/rating.ts';
import type { SurveyDefinition } from '../survey-definition.ts';
import { badSentences } from './bad-sentences.ts';
import { type AskedAs, goodSentences } from './good-sentences.ts';
import { lintSurvey } from './lint-survey.ts';

const details = { organisation: 'De Vries en Zonen', readerName: 'Sanne', name: 'Klanten' };
const languages = ['nl', 'nb', 'en'] as const;

/** A survey of one mark with one more thing on a page behind it. */
function surveyWith(tag: string, ...nodes: readonly SurveyNode[]): SurveyDefinition {
  const survey = draftFromQuestionnaire('grade', { ...details, languages: [tag] });
  return { ...survey, questionnaire: 'own', nodes: [...survey.nodes.slice(0, 1), ...nodes] };
}

function pageWith(...nodes: readonly PageNode[]): SurveyNode {
  return { kind: 'page', id: 'page', nodes };
}

function asPart(asked: AskedAs, tag: string, text: string): PageNode {
  const shared = { id: 'one', item: 'one', text: { [tag]: text }, required: false } as const;
  switch (asked) {
    case 'rating':
      return { kind: 'rating', ...shared, scale: 'A5', role: 'none', comparabilityKey: 'one:A5:1' };
    case 'statement':
      return { kind: 'rating', ...shared, scale: 'D5', role: 'none', comparabilityKey: 'one:D5:1' };
    case 'yes-no':
      return { kind: 'yes-no', ...shared };
    case 'open':
      return { kind: 'open', ...shared, lengthMax: 1000 };
    case 'said':
      return { kind: 'statement', id: 'one', text: shared.text };
  }
}

function findingsOf(asked: AskedAs, tag: string, text: string) {
  return lintSurvey(surveyWith(tag, pageWith(asPart(asked, tag, text))));
}

const good = languages.flatMap((tag) => goodSentences[tag].map(([asked, text]) => ({ tag, asked, text })));
const bad = languages.flatMap((tag) => badSentences[tag].map(([code, asked, text]) => ({ tag, code, asked, text })));

describe('the ready surveys', () => {
  test.each(questionnaireIds)('%s has no error and no warning in any of its languages', (id) => {
    const findings = lintSurvey(draftFromQuestionnaire(id, { ...details, languages: libraryLanguages }));
    expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });
});

describe('by hand', () => {
  test(`of ${good.length} good sentences none is called an error or a warning (precision 1)`, () => {
    expect(good.length).toBeGreaterThanOrEqual(120);
    const found = good.flatMap(({ asked, tag, text }) => findingsOf(asked, tag, text));
    expect(found).toEqual([]);
  });

  test(`of ${bad.length} bad sentences all but four are called what they are (recall 0.96)`, () => {
    expect(bad.length).toBeGreaterThanOrEqual(60);
    const missed = bad.filter(
      ({ code, asked, tag, text }) => !findingsOf(asked, tag, text).some((finding) => finding.code === code),
    );
    expect(missed.map(({ text }) => text)).toEqual([
      'Hoe hebt u zich bij ons vermaakt op deze heerlijke dag?',
      'Doe nu mee, morgen kan het niet meer.',
      'Svar innen en time, ellers er det for sent.',
      'It would break our hearts if you closed this page.',
    ]);
  });
});

describe('where a thing stands', () => {
  test('says which words, in which language, and where', () => {
    expect(findingsOf('rating', 'nl', 'Hoe tevreden bent u over de prijs en de kwaliteit?')).toEqual([
      {
        code: 'double_barrelled',
        pointer: '/nodes/1/nodes/0/text/nl',
        language: 'nl',
        severity: 'warning',
        found: 'prijs en de kwaliteit',
      },
    ]);
  });

  test('two questions in one are a spoilt mark, and a piece of advice where people write', () => {
    const text = 'Wat ging goed en wat kan beter?';
    expect(findingsOf('rating', 'nl', text).map(({ severity }) => severity)).toEqual(['warning']);
    expect(findingsOf('open', 'nl', text).map(({ severity }) => severity)).toEqual(['hint']);
  });

  test('Dutch that says jij is read as Dutch, and nynorsk as Norwegian', () => {
    expect(findingsOf('rating', 'nl-x-jij', 'Hoe blij ben je met ons?').map(({ code }) => code)).toEqual(['leading']);
    expect(findingsOf('statement', 'nn', 'Informasjonen var ikkje klar.').map(({ code }) => code)).toEqual([
      'negated_statement',
    ]);
  });

  test('a scale without words in a language of the survey is an error until the survey brings words of its own', () => {
    const survey = surveyWith('de');
    const finding = { code: 'ends_unlabelled', pointer: '/nodes/0/nodes/0/scale', language: 'de', severity: 'error' };
    expect(lintSurvey(survey)).toMatchObject([{ ...finding, found: '1, 10' }]);
    const blank = { B10: { '1': { de: ' ' }, '10': { de: 'ausgezeichnet' } } };
    expect(lintSurvey({ ...survey, scaleLabels: blank })).toMatchObject([{ ...finding, found: '1' }]);
    const scaleLabels = { B10: { '1': { de: 'sehr schlecht' }, '10': { de: 'ausgezeichnet' } } };
    expect(lintSurvey({ ...survey, scaleLabels })).toEqual([]);
  });

  test('a review that only those with a high mark are asked for is an error, wherever it is hidden', () => {
    const words = { nl: 'Laat een review achter op Google.' };
    const notice = { kind: 'statement', id: 'notice', text: words } as const;
    const survey = surveyWith('nl', {
      kind: 'branch',
      id: 'happy',
      when: 'grade_overall >= 9',
      nodes: [pageWith(notice)],
      otherwise: [],
    });
    const variant = { id: 'happy', when: 'grade_overall >= 9', heading: { nl: 'Dank u wel' }, text: words };
    const inThanks = surveyWith('nl');
    expect(lintSurvey(survey).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['review_gating', '/nodes/1/nodes/0/nodes/0/text/nl'],
    ]);
    expect(
      lintSurvey({ ...inThanks, thanks: { ...inThanks.thanks, variants: [variant] } }).map(({ code }) => code),
    ).toEqual(['review_gating']);
    const statements = { kind: 'battery', id: 'battery', text: { nl: 'Wat past bij u?' }, shuffled: false } as const;
    const row: RatingQuestion = {
      kind: 'rating',
      id: 'row',
      item: 'row',
      scale: 'D5',
      role: 'none',
      comparabilityKey: 'row:D5:1',
      required: false,
      text: words,
      when: 'grade_overall >= 9',
    };
    expect(
      lintSurvey(surveyWith('nl', pageWith({ ...statements, questions: [row] }))).map(({ code, pointer }) => [
        code,
        pointer,
      ]),
    ).toEqual([['review_gating', '/nodes/1/nodes/0/questions/0/text/nl']]);
    expect(lintSurvey(surveyWith('nl', pageWith(notice)))).toEqual([]);
    expect(lintSurvey(surveyWith('nl', pageWith({ ...notice, when: "channel = 'mail'" })))).toEqual([]);
  });

  test('a gift that only those with a high mark get is an error', () => {
    const notice = { kind: 'statement', id: 'gift', text: { nl: 'Hier is uw kortingscode.' } } as const;
    const codes = (when: string) => lintSurvey(surveyWith('nl', pageWith({ ...notice, when }))).map(({ code }) => code);
    expect(codes('grade_overall >= 9')).toEqual(['reward_by_mark']);
    expect(codes("language = 'nl'")).toEqual([]);
  });

  test('a person named in a field is one word, and a fallback is read', () => {
    expect(findingsOf('rating', 'nl', 'Hoe tevreden bent u over {person|onze geweldige monteur}?')).toMatchObject([
      { code: 'leading', found: 'onze geweldige' },
    ]);
    expect(findingsOf('rating', 'nl', 'Hoe tevreden bent u over {contact.region}?')).toEqual([]);
  });

  test('a moment of five questions is too long, and a survey of thirteen says its minutes', () => {
    const questions = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...asPart('yes-no', 'nl', 'Is het gelukt?'),
        id: `q${at}`,
      }));
    const moment = { ...surveyWith('nl', pageWith(...questions(4))), questionnaire: 'contact-moment' };
    expect(lintSurvey(moment)).toMatchObject([{ code: 'too_many_items', pointer: '/nodes', found: '5' }]);
    expect(lintSurvey(surveyWith('nl', pageWith(...questions(12))))).toMatchObject([
      { code: 'survey_long', severity: 'hint', found: '1' },
    ]);
  });

  test('an endless text is read in no time', () => {
    const text = `${'niet '.repeat(400)}${'tussen a '.repeat(300)}`;
    const start = performance.now();
    findingsOf('rating', 'nl', text);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
