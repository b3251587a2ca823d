import { gzipSync } from 'node:zlib';
import type { Language } from '@voldaan/domain/language';
import { languages } from '@voldaan/domain/language';
import { draftFromQuestionnaire, questionnaireIds } from '@voldaan/domain/surveys/library/questionnaires';
import type { QuestionnaireId } from '@voldaan/domain/surveys/survey-definition';
import { describe, expect, test } from 'vitest';
import type { QuestionPageView } from '../view.ts';
import { renderQuestionPage } from './question-page.tsx';

function viewOf(id: QuestionnaireId, pageIndex: number, changes: Partial<QuestionPageView> = {}): QuestionPageView {
  const details = { organisation: 'De Vries fietsenmakers', readerName: 'Sanne van Dijk', name: 'Klanten' };
  const definition = changes.definition ?? draftFromQuestionnaire(id, details);
  const page = definition.pages[pageIndex];
  if (page === undefined) throw new Error(`no page ${pageIndex}`);
  return {
    definition,
    page,
    pageNumber: pageIndex + 1,
    pageCount: definition.pages.length,
    language: 'nl',
    languageLinks: languages.map((language) => ({ language, href: `?language=${language}` })),
    action: '/a/8fk2',
    answers: {},
    nonce: 'N0nce',
    submission: 'Subm1ssion',
    styleNonce: 'St7le',
    privacyHref: '/privacy',
    isTest: false,
    isFromMail: false,
    ...changes,
  };
}

function shownBy(html: string): string | undefined {
  return /name="shown" value="([^"]*)"/.exec(html)?.[1];
}

function buttonsOf(html: string): readonly string[] {
  return [...html.matchAll(/<button[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');
}

/** The values of the marks that are chosen when the page opens. */
function chosenIn(html: string): readonly string[] {
  return [...html.matchAll(/<input type="radio"[^>]* value="([^"]*)"[^>]* checked/g)].map(([, value]) => value ?? '');
}

const fromMail = (value: number) => ({ isFromMail: true, preselected: { questionId: 'nps', value } });

describe('the first page', () => {
  test('asks the mark alone, with nothing chosen, and says how long it takes', () => {
    const html = renderQuestionPage(viewOf('recommendation', 0));
    expect(shownBy(html)).toBe('nps');
    expect(chosenIn(html)).toEqual([]);
    expect(html).toContain('Vraag 1 van 3, minder dan een minuut');
    expect(buttonsOf(html)).toEqual(['Volgende', 'Vraag overslaan']);
  });

  test('carries the one-time nonce, the submission and an empty place for evidence', () => {
    const html = renderQuestionPage(viewOf('recommendation', 0));
    expect(html).toContain('name="nonce" value="N0nce"');
    expect(html).toContain('name="submission" value="Subm1ssion"');
    expect(html).toMatch(/name="evidence" value(=""|)[ />]/);
    expect(html).toContain('<form class="q" method="post" action="/a/8fk2">');
  });

  test('offers no skip where the firm needs an answer', () => {
    const view = viewOf('recommendation', 0);
    const questions = view.page.questions.map((question) => ({ ...question, required: true }));
    const html = renderQuestionPage({ ...view, page: { ...view.page, questions } });
    expect(buttonsOf(html)).toEqual(['Volgende']);
  });

  test('coming back, shows the mark that was stored as chosen', () => {
    expect(chosenIn(renderQuestionPage(viewOf('recommendation', 0, { answers: { nps: 7 } })))).toEqual(['7']);
  });
});

describe('opened from a mark in the mail', () => {
  test('shows the mark dashed and says that it is not sent', () => {
    const html = renderQuestionPage(viewOf('recommendation', 0, fromMail(9)));
    expect(chosenIn(html)).toEqual(['9']);
    expect(html).toMatch(/value="9"[^>]* class="m"/);
    expect(html).toContain('Uw 9 uit de mail staat klaar, maar is nog niet verstuurd.');
    expect(buttonsOf(html)).toEqual(['Bevestig mijn antwoord']);
  });

  test('asks why under the mark, and says what still comes', () => {
    const html = renderQuestionPage(viewOf('recommendation', 0, fromMail(9)));
    expect(shownBy(html)).toBe('nps why');
    expect(html).toContain('Hierna nog één vraag.');
    const moment = { isFromMail: true, preselected: { questionId: 'sat_moment', value: 4 } };
    expect(renderQuestionPage(viewOf('contact-moment', 0, moment))).toContain('Daarna bent u klaar.');
  });

  test('then the next page asks only what is still open', () => {
    expect(shownBy(renderQuestionPage(viewOf('recommendation', 1, { answers: { nps: 9, why: null } })))).toBe(
      'may_contact',
    );
  });

  test('a page that was done before shows everything, to change it', () => {
    const answers = { nps: 9, why: 'Snel', may_contact: 'no' };
    const html = renderQuestionPage(viewOf('recommendation', 1, { answers }));
    expect(shownBy(html)).toBe('why may_contact');
    expect(html).toContain('>Snel</textarea>');
  });
});

describe('a page that comes back', () => {
  test('says what is missing at the top and beside the question, and keeps what was typed', () => {
    const html = renderQuestionPage(
      viewOf('recommendation', 0, {
        ...fromMail(9),
        typed: { shown: 'nps why', why: 'Hallo <b>' },
        faults: [{ questionId: 'nps', code: 'missing' }],
      }),
    );
    expect(html).toContain('<title>Fout: ');
    expect(html).toContain('<a href="#nps-1">Kies een antwoord, of sla de vraag over</a>');
    expect(html).toContain('id="nps-fault"');
    expect(html).toContain('>Hallo &lt;b></textarea>');
    expect(html).not.toContain('class="m"');
  });

  test('a mark chosen by hand is chosen, no longer dashed', () => {
    const typed = { shown: 'nps why', nps: '3', why: 'x'.repeat(10) };
    const html = renderQuestionPage(
      viewOf('recommendation', 0, { ...fromMail(9), typed, faults: [{ code: 'stale' }] }),
    );
    expect(chosenIn(html)).toEqual(['3']);
    expect(html).toContain('Deze pagina stond lang open.');
  });
});

describe('what others wrote', () => {
  test('stands as text, wherever it goes', () => {
    const nasty = '</style><script>alert(1)</script>"\'';
    const definition = draftFromQuestionnaire('recommendation', {
      organisation: nasty,
      readerName: nasty,
      name: nasty,
    });
    const html = renderQuestionPage(
      viewOf('recommendation', 1, { definition, answers: { nps: 1 }, typed: { why: nasty } }),
    );
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('</style><script');
    expect(html.match(/<script/g)).toHaveLength(1);
  });
});

const views = questionnaireIds.flatMap((id) =>
  languages.flatMap((language: Language) => [
    [`${id} 1 ${language}`, viewOf(id, 0, { language })] as const,
    [`${id} 2 ${language}`, viewOf(id, 1, { language, backHref: '/a/8fk2' })] as const,
    [`${id} mail ${language}`, viewOf(id, 0, { ...fromMail(4), language })] as const,
  ]),
);

describe('every question page', () => {
  test.each(views)('%s: below 5 kB on the wire, fetches nothing, stores nothing', (_, view) => {
    const html = renderQuestionPage(view);
    expect(gzipSync(html).length).toBeLessThan(5000);
    // With its style sheet inside: a page without one would pass every limit.
    expect(gzipSync(html).length).toBeGreaterThan(2500);
    expect(html).not.toMatch(/https?:|src=|url\(|@import|document\.cookie|localStorage|fetch\(/);
    expect(html.match(/<script nonce="St7le">/g)).toHaveLength(1);
    expect(html).not.toMatch(/ on[a-z]+=| style=/);
    expect(html).toContain(`<html lang="${view.language}">`);
  });
});
