import { brotliCompressSync } from 'node:zlib';
import { languages } from '@voldaan/domain/language';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { path } from '@voldaan/domain/surveys/path';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { describe, expect, test } from 'vitest';
import type { QuestionPageView } from '../view.ts';
import { renderQuestionPage } from './question-page.tsx';
import { viewOfKind } from './test-every-kind.ts';
import { nodesByName } from './test-nodes-by-name.ts';

type ReadyId = Parameters<typeof draftFromQuestionnaire>[0];

function viewOf(id: ReadyId, pageIndex: number, changes: Partial<QuestionPageView> = {}): QuestionPageView {
  const details = { organisation: 'De Vries fietsenmakers', readerName: 'Sanne van Dijk', name: 'Klanten' };
  const definition = changes.definition ?? draftFromQuestionnaire(id, details);
  const pages = pagesOf(definition, changes.answers);
  const page = pages[pageIndex];
  if (page === undefined) throw new Error(`no page ${pageIndex}`);
  return {
    ...viewOfKind('open', { definition }),
    pages,
    page,
    languageLinks: languages.map((language) => ({ language, href: `?language=${language}` })),
    action: '/a/8fk2',
    ...changes,
  };
}

function pagesOf(definition: SurveyDefinition, answers: QuestionPageView['answers'] = {}) {
  return path(definition, answers, { seed: 'one', language: 'nl', channel: 'link', contact: {} });
}

function shownBy(html: string): string | undefined {
  return /name="shown" value="([^"]*)"/.exec(html)?.[1];
}

function buttonsOf(html: string): readonly string[] {
  return [...html.matchAll(/<button[^>]*>([^<]+)</g)].map(([, text]) => text ?? '');
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
    expect(html).toContain('<form class="q" method="post" action="/a/8fk2"');
  });

  test('offers no skip where the firm needs an answer', () => {
    const view = viewOf('recommendation', 0);
    const nodes = view.page.nodes.map((node) => (node.kind === 'rating' ? { ...node, required: true } : node));
    const page = { ...view.page, nodes };
    expect(buttonsOf(renderQuestionPage({ ...view, page, pages: [page, ...view.pages.slice(1)] }))).toEqual([
      'Volgende',
    ]);
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

  test.each(['on_a5', 'on_s5', 'on_r5', 'on_d7'])(
    'a mark on the scale of %s waits in the look of that scale',
    (name) => {
      const html = renderQuestionPage(
        viewOfKind(name, { isFromMail: true, preselected: { questionId: name, value: 4 } }),
      );
      expect(html).toMatch(/value="4"[^>]* class="m"/);
      expect(html).toContain('Uw antwoord uit de mail staat klaar');
    },
  );
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

  test('the places of a ranking that were chosen by hand are still chosen', () => {
    const typed = { shown: 'order', 'order.customer': '2', 'order.web': '2' };
    const html = renderQuestionPage(
      viewOfKind('ranking', { typed, faults: [{ questionId: 'order', code: 'answer_type' }] }),
    );
    expect(html.match(/<option selected value="2"|<option value="2" selected/g)).toHaveLength(2);
    expect(html).toContain('Geef elk een eigen plaats');
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

const tags = ['nl', 'nl-x-jij', 'nb', 'nn', 'en', 'ar', 'de'];
const views = Object.keys(nodesByName).flatMap((name) =>
  tags.map((language) => [name, language, viewOfKind(name, { language })] as const),
);

describe('every kind of question', () => {
  test.each(views)(
    '%s in %s: below 5 kB on the wire, fetches nothing to be read, has no default',
    (_, language, view) => {
      const html = renderQuestionPage(view);
      const { length } = brotliCompressSync(html);
      expect(length).toBeLessThan(5_120);
      // With its style sheet inside: a page without one would pass every limit.
      expect(length).toBeGreaterThan(2_500);
      expect(html).not.toMatch(/https?:|src=|url\(|@import|document\.cookie|localStorage/);
      expect(html.match(/<script nonce="St7le">/g)).toHaveLength(1);
      expect(html).not.toMatch(/ on[a-z]+=| style=| checked[ >]| selected[ >]/);
      expect(html).toContain(`<html lang="${language === 'nl-x-jij' ? 'nl' : language}"`);
      expect(/<html[^>]* dir="rtl"/.test(html)).toBe(language === 'ar');
      expect(html).not.toMatch(/\{(org|alt|attribute)\b/);
    },
  );

  test.each(Object.keys(nodesByName))('%s carries no style of a kind that is not on the page', (name) => {
    const html = renderQuestionPage(viewOfKind(name));
    const classes = new Set([...html.matchAll(/class="([^"]+)"/g)].flatMap(([, list]) => (list ?? '').split(' ')));
    for (const sign of ['rk', 'fc', 'st', 'pr', 'bt', 'nu', 'say']) {
      expect(html.includes(`.${sign}{`) || html.includes(`.${sign} `), sign).toBe(classes.has(sign));
    }
  });
});

describe('where we have no words of a survey’s language', () => {
  test('our own words are English and say so', () => {
    const html = renderQuestionPage(viewOfKind('on_a5', { language: 'de' }));
    expect(html).toContain('<html lang="de">');
    expect(html).toMatch(/<div class="a" lang="en"><button class="go" type="submit">Next</);
    expect(html).toMatch(/<label lang="en"><input type="radio" name="on_a5" value="~dont_know"/);
    expect(html).toMatch(/<h1>How satisfied/);
  });

  test('the Dutch of jij says je, where it differs from u', () => {
    const html = renderQuestionPage(viewOfKind('open', { language: 'nl-x-jij' }));
    expect(html).toContain('Mag je ook leeg laten. Noem liever geen namen');
    expect(html).toContain('Wat doen wij met je antwoord?');
    expect(html).not.toMatch(/lang="en"(?! hreflang| href)[^>]*>[^<]*(Next|Send)/);
  });
});

describe('several questions on one page', () => {
  const why = nodesByName['open'] ?? [];
  const mark = nodesByName['on_c11'] ?? [];

  function buttonsWith(nodes: QuestionPageView['page']['nodes']): readonly string[] {
    const page = { id: 'both', nodes };
    return buttonsOf(renderQuestionPage(viewOfKind('open', { page, pages: [page] })));
  }

  test('a mark that may be left empty has a button for that, also beside others', () => {
    expect(buttonsWith([...mark, ...why])).toEqual(['Versturen', 'Overslaan wat leeg is']);
    expect(buttonsWith(nodesByName['battery'] ?? [])).toEqual(['Versturen', 'Overslaan wat leeg is']);
  });

  test('words are skipped by leaving them empty', () => {
    expect(buttonsWith(nodesByName['contact'] ?? [])).toEqual(['Versturen']);
  });

  test('a page of words alone has a heading to be heard and a way on', () => {
    const statement = (nodesByName['mixed'] ?? []).filter(({ kind }) => kind === 'statement');
    const page = { id: 'words', nodes: statement };
    const html = renderQuestionPage(viewOfKind('open', { page, pages: [page, { id: 'next', nodes: why }] }));
    expect(html).toContain('<h1 class="v">Uw stadsfiets</h1>');
    expect(html).toContain('Nu over de mensen in de werkplaats.');
    expect(buttonsOf(html)).toEqual(['Volgende']);
  });
});
