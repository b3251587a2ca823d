import { gzipSync } from 'node:zlib';
import { languages } from '@voldaan/domain/language';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { path } from '@voldaan/domain/surveys/path';
import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../view.ts';
import { renderLanguagePage } from './language-page.tsx';
import { renderNoticePage } from './notice-page.tsx';
import { renderPreferencesPage } from './preferences-page.tsx';
import { renderPrivacyPage } from './privacy-page.tsx';
import { renderResumePage } from './resume-page.tsx';
import { renderThanksPage } from './thanks-page.tsx';
import { renderUnsubscribedPage, renderUnsubscribePage } from './unsubscribe-page.tsx';

const details = { organisation: 'De Vries', readerName: 'Sanne van Dijk', name: 'Klanten' };
const frame = {
  languageLinks: languages.map((language) => ({ language, href: `?language=${language}` })),
  styleNonce: 'St7le',
  privacyHref: '/privacy',
};
const received = { receivedAt: new Date('2026-11-20T23:30:00Z'), timeZone: 'Europe/Amsterdam' };

const kinds: readonly NoticeKind[] = [
  'unknown-link',
  'expired',
  'closed',
  'already-answered',
  'too-many-requests',
  'kept-beside',
  'kept-late',
  'failed',
];

describe('thanks', () => {
  const view = { ...frame, ...received, isTest: false, language: 'nl' } as const;

  test('are by what was said, and stamped with the day as the company lives it', () => {
    const definition = draftFromQuestionnaire('grade', details);
    const html = renderThanksPage({ ...view, definition, answers: { grade_overall: 6 } });
    expect(html).toContain('U gaf een 6.');
    expect(html).toContain('Ontvangen<small>21\u00a0nov 2026</small>');
  });

  test('name the words of a scale of words', () => {
    const definition = draftFromQuestionnaire('contact-moment', details);
    expect(renderThanksPage({ ...view, definition, answers: { sat_moment: 4 } })).toContain('Uw antwoord: tevreden.');
  });

  test('are the same for a 1 and a 10 but for the mark itself, and never say Voldaan', () => {
    const definition = draftFromQuestionnaire('grade', details);
    const html = (grade: number) => renderThanksPage({ ...view, definition, answers: { grade_overall: grade } });
    expect(html(1).replace('een 1.', 'een x.')).toBe(html(10).replace('een 10.', 'een x.'));
    expect(html(1)).not.toContain('Voldaan');
  });

  test.each([
    ['nl', 'In dezelfde mail stond nog iets anders: “Uw mening als klant”, hoogstens 3 vragen.', 'Ga verder'],
    ['nb', 'I samme e-post sto det noe mer: «Din mening som kunde», høyst 3 spørsmål.', 'Gå videre'],
    ['en', 'There was something else in the same mail: “Your view as a customer”, 3 questions at most.', 'Go on'],
  ])('lead on to the question that came in the same mail, with one button, in %s', (language, words, button) => {
    const definition = draftFromQuestionnaire('grade', details);
    const other = { definition: draftFromQuestionnaire('recommendation', details), href: '/a/other' };
    const html = renderThanksPage({ ...view, language, definition, answers: { grade_overall: 6 }, other });
    expect(html).toContain(words);
    expect(html).toContain(`<a class="go" href="/a/other">${button}</a>`);
    expect(html.match(/class="go"/g)).toHaveLength(1);
  });

  test('say nothing of a mark that was skipped', () => {
    const definition = draftFromQuestionnaire('grade', details);
    expect(renderThanksPage({ ...view, definition, answers: { grade_overall: null } })).not.toContain('U gaf');
  });
});

describe('thanks in other words', () => {
  test('are those of the variant that fits, with the mark as it was given', () => {
    const definition = draftFromQuestionnaire('grade', details);
    const variant = {
      heading: { nl: 'Dat had beter gemoeten' },
      text: { nl: 'Iemand van {org} kijkt ernaar, zoals u schreef: {answer.grade_overall}.' },
    };
    const view = { ...frame, ...received, isTest: false, language: 'nl', definition, variant } as const;
    const html = renderThanksPage({ ...view, answers: { grade_overall: 4 } });
    expect(html).toContain('<h1>Dat had beter gemoeten</h1>');
    expect(html).toContain('Iemand van De Vries kijkt ernaar, zoals u schreef: 4.');
  });
});

describe('somebody who comes back', () => {
  const definition = draftFromQuestionnaire('grade', details);
  const pages = path(definition, {}, { seed: 'one', language: 'nl', channel: 'mail', contact: {} });
  const [, second] = pages;
  const left = { answeredAt: new Date('2026-11-18T10:00:00Z'), timeZone: 'Europe/Amsterdam', isTest: false };

  test.each([
    ['nl', 'Op 18\u00a0november beantwoordde u een vraag.', 'Verder met vraag 2'],
    ['nb', '18.\u00a0november svarte du på ett spørsmål.', 'Fortsett med spørsmål 2'],
    ['en', 'On 18\u00a0November you answered one question.', 'Go on with question 2'],
    ['ar', 'في 18\u00a0نوفمبر أجبت عن سؤال واحد.', 'تابع من السؤال 2'],
  ])('reads in %s what is kept, can change the mark, and goes on', (language, kept, on) => {
    if (second === undefined) throw new Error('the survey has one page');
    const view = { ...frame, ...left, definition, pages, page: second, language };
    const answers = { grade_overall: 7 };
    const html = renderResumePage({ ...view, answers, continueHref: '?page=two', changeHref: '?page=one' });
    expect(html).toContain(kept);
    expect(html).toMatch(/<dd>7 <a href="\?page=one">/);
    expect(html).toContain(`<a class="go" href="?page=two">${on}</a>`);
    expect(html).not.toContain('<form');
  });

  test('does not find their own words on it: the link may have been passed on', () => {
    if (second === undefined) throw new Error('the survey has one page');
    const view = { ...frame, ...left, definition, pages, page: second, language: 'nl' };
    const answers = { grade_overall: null, why: 'Tussen ons gezegd' };
    const html = renderResumePage({ ...view, answers, continueHref: '?', changeHref: '?' });
    expect(html).not.toContain('Tussen ons');
    expect(html).not.toContain('<dl');
  });
});

describe('the choice of a language', () => {
  test('is a plain list, each in its own name and direction, the present one marked', () => {
    const languageLinks = ['nl', 'nl-x-jij', 'nn', 'ar', 'de'].map((language) => ({
      language,
      href: `?l=${language}`,
    }));
    const html = renderLanguagePage({ ...frame, languageLinks, language: 'nl', organisation: 'De Vries' });
    expect(html).toContain('<a href="?l=nl" lang="nl" aria-current="true">Nederlands</a>');
    expect(html).toContain('>Nederlands (je)</a>');
    expect(html).toContain('<a href="?l=nn" lang="nn">Norsk nynorsk</a>');
    expect(html).toContain('<a href="?l=ar" lang="ar" dir="rtl">العربية</a>');
    expect(html).toContain('>Deutsch</a>');
    expect(html).toContain('<span class="v" lang="en"> Choose your language</span>');
    expect(html).not.toContain('<details');
  });
});

describe('notices', () => {
  test.each(kinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    '%s in %s says what happened, in a page of its own language',
    (kind, language) => {
      const html = renderNoticePage({ ...frame, kind, language, organisation: 'De Vries', retryAfterSeconds: 90 });
      expect(html).toMatch(/<h1>[^<]{8,}<\/h1><p>[^<]{20,}<\/p>/);
      expect(html).not.toMatch(/<p>[^<]*[{}]/);
      expect(gzipSync(html).length).toBeLessThan(4000);
    },
  );

  test('an answer that is already in is stamped', () => {
    const definition = draftFromQuestionnaire('grade', details);
    const html = renderNoticePage({ ...frame, ...received, kind: 'already-answered', language: 'nb', definition });
    expect(html).toContain('Mottatt<small>21.\u00a0nov. 2026</small>');
  });

  test('too many at once says how long to wait', () => {
    const view = { ...frame, kind: 'too-many-requests', language: 'en', retryAfterSeconds: 61 } as const;
    expect(renderNoticePage(view)).toContain('Wait 2 minutes');
  });
});

describe('unsubscribing', () => {
  const view = { ...frame, language: 'nl', organisation: 'De Vries', topic: 'research' } as const;

  test('takes one press, by POST, and offers less often beside it', () => {
    const html = renderUnsubscribePage({
      ...view,
      action: '/u/8fk2',
      preferencesHref: '/v/8fk2',
      address: 'm…@example.org',
    });
    expect(html).toContain('<form class="q p" method="post" action="/u/8fk2">');
    expect(html).toContain('m…@example.org');
    expect(html).toContain('<a class="skip" href="/v/8fk2">Liever minder vaak</a>');
    expect(html.match(/<button/g)).toHaveLength(1);
  });

  test('is confirmed at once, with a way back when there is one', () => {
    expect(renderUnsubscribedPage(view)).toContain('De Vries vraagt u niets meer.');
    expect(renderUnsubscribedPage(view)).not.toContain('<button');
    expect(renderUnsubscribedPage({ ...view, undo: { action: '/u/8fk2' } })).toContain('Toch weer aanmelden');
    expect(renderUnsubscribedPage({ ...view, isUndone: true })).toContain('U bent weer aangemeld');
  });

  test('from news says nothing of questions that would stop', () => {
    const html = renderUnsubscribedPage({ ...view, topic: 'marketing' });
    expect(html).toContain('geen nieuws en aanbiedingen meer van De Vries');
    expect(html).not.toContain('vraagt u niets meer');
  });
});

describe('preferences', () => {
  const view = {
    ...frame,
    organisation: 'De Vries',
    action: '/v/8fk2',
    unsubscribeHref: '/u/8fk2',
    why: 'Omdat u klant bent.',
    isSaved: false,
    chosen: { research: true, marketing: false, frequency: 'half', topics: ['relation'] },
  } as const;

  test.each([...languages, 'nn', 'ar', 'nl-x-jij'])(
    'in %s show what holds, and nothing that was not chosen',
    (language) => {
      const html = renderPreferencesPage({ ...view, language });
      expect(html).toMatch(/name="research" value="1" checked/);
      expect(html).not.toMatch(/name="marketing" value="1" checked/);
      expect(html.match(/ checked/g)).toHaveLength(3);
      expect(html).toMatch(/name="topic" value="relation" checked/);
      expect(html).toMatch(/name="frequency" value="half" checked/);
      expect(html).toContain('Omdat u klant bent.');
      expect(html).not.toMatch(/>[^<]*preferences\./);
      expect(gzipSync(html).length).toBeLessThan(4000);
    },
  );

  test('say that they were saved', () => {
    expect(renderPreferencesPage({ ...view, language: 'nl', isSaved: true })).toContain(
      '<p class="saved" role="status">Bewaard. Het geldt vanaf nu.</p>',
    );
  });
});

describe('what we do with an answer', () => {
  test.each(languages)('is said in %s: where it goes, what is kept, how to have it erased', (language) => {
    const html = renderPrivacyPage({ ...frame, language, organisation: 'De Vries', isAnonymous: false });
    expect(html.match(/<p>[^<{}]{20,}<\/p>/g)).toHaveLength(5);
  });
});
