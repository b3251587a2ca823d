import { gzipSync } from 'node:zlib';
import { languages } from '@voldaan/domain/language';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../view.ts';
import { renderNoticePage } from './notice-page.tsx';
import { renderPrivacyPage } from './privacy-page.tsx';
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
  'kept-late',
  'failed',
];

describe('thanks', () => {
  const view = { ...frame, ...received, isTest: false, language: 'nl' } as const;

  test('are by what was said, and stamped with the day as the company lives it', () => {
    const definition = draftFromQuestionnaire('grade', details);
    const html = renderThanksPage({ ...view, definition, answers: { grade_overall: 6 } });
    expect(html).toContain('U gaf een 6.');
    expect(html).toContain('Ontvangen<small>21 nov 2026</small>');
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

  test('say nothing of a mark that was skipped', () => {
    const definition = draftFromQuestionnaire('grade', details);
    expect(renderThanksPage({ ...view, definition, answers: { grade_overall: null } })).not.toContain('U gaf');
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
    expect(html).toContain('Mottatt<small>21. nov. 2026</small>');
  });

  test('too many at once says how long to wait', () => {
    const view = { ...frame, kind: 'too-many-requests', language: 'en', retryAfterSeconds: 61 } as const;
    expect(renderNoticePage(view)).toContain('Wait 2 minutes');
  });
});

describe('unsubscribing', () => {
  test('takes one press, by POST, and names the address', () => {
    const html = renderUnsubscribePage({
      ...frame,
      language: 'nl',
      organisation: 'De Vries',
      action: '/u/8fk2',
      nonce: 'n',
      address: 'm.jansen@example.org',
    });
    expect(html).toContain('<form class="q p" method="post" action="/u/8fk2">');
    expect(html).toContain('m.jansen@example.org');
    expect(html.match(/<button/g)).toHaveLength(1);
  });

  test('is confirmed at once, with a way back when there is one', () => {
    const view = { ...frame, language: 'nl', organisation: 'De Vries' } as const;
    expect(renderUnsubscribedPage(view)).toContain('De Vries vraagt u niets meer.');
    expect(renderUnsubscribedPage(view)).not.toContain('<button');
    expect(renderUnsubscribedPage({ ...view, undo: { action: '/u/8fk2', nonce: 'n' } })).toContain(
      'Toch weer aanmelden',
    );
  });
});

describe('what we do with an answer', () => {
  test.each(languages)('is said in %s: where it goes, what is kept, how to have it erased', (language) => {
    const html = renderPrivacyPage({ ...frame, language, organisation: 'De Vries' });
    expect(html.match(/<p>[^<{}]{20,}<\/p>/g)).toHaveLength(5);
  });
});
