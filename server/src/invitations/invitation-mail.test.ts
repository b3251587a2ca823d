import { languages } from '@voldaan/domain/language';
import { draftFromQuestionnaire, questionnaireIds } from '@voldaan/domain/surveys/library/questionnaires';
import { describe, expect, test } from 'vitest';
import type { InvitationWave } from './invitation-content.ts';
import { compileInvitationMail, defaultInvitationTexts, renderInvitationMail } from './invitation-mail.ts';

const recipient = {
  answerUrl: 'https://devries.example/a/8fk2',
  unsubscribeUrl: 'https://devries.example/u/8fk2',
  honeypotUrl: 'https://devries.example/h/8fk2',
  greetingName: 'mevrouw Jansen',
};

function waveOf(changes: Partial<InvitationWave> = {}, organisation = 'De Vries fietsenmakers'): InvitationWave {
  const details = { organisation, readerName: 'Sanne van Dijk', name: 'Klanten' };
  const definition = changes.definition ?? draftFromQuestionnaire('recommendation', details);
  const language = changes.language ?? 'nl';
  return {
    definition,
    language,
    ...defaultInvitationTexts(definition, language),
    senderName: 'Sanne van Dijk',
    privacyUrl: 'https://devries.example/privacy',
    ...changes,
  };
}

function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url ?? '');
}

describe('the mail that carries the first question', () => {
  test.each(questionnaireIds)('%s: every mark is a link, once for Outlook and once for the others', (id) => {
    const details = { organisation: 'De Vries', readerName: 'Sanne', name: 'K' };
    const definition = draftFromQuestionnaire(id, details);
    const { html } = renderInvitationMail(waveOf({ definition }), recipient);
    const scores = { 'contact-moment': [1, 5], grade: [1, 10], recommendation: [0, 10] }[id];
    const drawn = id === 'contact-moment' ? 1 : 2;
    for (let score = scores[0] ?? 0; score <= (scores[1] ?? 0); score += 1) {
      expect(linksOf(html).filter((url) => url === `${recipient.answerUrl}/${score}`)).toHaveLength(drawn);
    }
    expect(linksOf(html)).not.toContain(`${recipient.answerUrl}/${(scores[1] ?? 0) + 1}`);
  });

  test('both ends are in words, and a key says its words aloud', () => {
    const { html } = renderInvitationMail(waveOf(), recipient);
    expect(html).toContain('0 = zeer onwaarschijnlijk, 10 = zeer waarschijnlijk');
    expect(html).toContain('aria-label="0, zeer onwaarschijnlijk"');
  });

  test('it needs no image, no script and no other address than ours', () => {
    const { html } = renderInvitationMail(waveOf(), recipient);
    expect(html).not.toMatch(/<(img|script|link|iframe)\b|url\(|@import/);
    for (const url of linksOf(html)) expect(url).toMatch(/^https:\/\/devries\.example\//);
  });

  test('it stays far below the size at which mail programs clip', () => {
    const { html } = renderInvitationMail(waveOf(), recipient);
    expect(html.length).toBeLessThan(20_000);
  });

  test('it says why it came, and how to end it, in both parts', () => {
    const mail = renderInvitationMail(waveOf(), recipient);
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('U krijgt deze mail omdat u klant bent van De Vries fietsenmakers.');
      expect(part).toContain(recipient.unsubscribeUrl);
      expect(part).toContain('https://devries.example/privacy');
    }
  });

  test('the link for machines is out of sight, and absent from the text part', () => {
    const { html, text } = renderInvitationMail(waveOf(), recipient);
    const hiding = html.slice(html.lastIndexOf('<div', html.indexOf(recipient.honeypotUrl)));
    expect(hiding).toMatch(/^<div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">/);
    expect(hiding).toContain('tabindex="-1"');
    expect(text).not.toContain(recipient.honeypotUrl);
  });

  test('the text part reads by itself: greeting, question, a link per mark, signature', () => {
    const { text } = renderInvitationMail(waveOf(), recipient);
    expect(text.startsWith('Dag mevrouw Jansen,\n\nU bent klant bij ons.')).toBe(true);
    expect(text).toContain(
      ' 9  https://devries.example/a/8fk2/9\n10  https://devries.example/a/8fk2/10  (zeer waarschijnlijk)',
    );
    expect(text).toContain('\n\n-- \n');
    expect(text).not.toMatch(/<|&amp;|\u0001/);
  });

  test.each(languages)('in %s all words are in that language', (language) => {
    const { subject, text } = renderInvitationMail(waveOf({ language }), recipient);
    const others = {
      nl: /\b(the|you|your|svar|du|ikke)\b/i,
      nb: /\b(the|you|your|uw|vraag|antwoord)\b/i,
      en: /\b(uw|vraag|antwoord|svar|ikke)\b/i,
    };
    expect(`${subject} ${text}`).not.toMatch(others[language]);
    expect(`${subject} ${text}`).not.toContain('!');
  });
});

describe('what people typed', () => {
  const nasty = '<b onclick="x">& "De\' Vries"</b>';

  test('stands as text in the HTML wherever it goes', () => {
    const wave = waveOf({ subject: `Over ${nasty}`, intro: nasty, senderName: nasty, postalAddress: nasty }, nasty);
    const { html } = renderInvitationMail(wave, { ...recipient, greetingName: nasty });
    expect(html).not.toContain('<b onclick');
    expect(html).not.toContain('"De\'');
  });

  test('cannot break out of a header or forge a gap', () => {
    const wave = waveOf({ subject: 'Hoi\r\nBcc: all@example.org\u0001answer\u0001' });
    const mail = renderInvitationMail(wave, { ...recipient, greetingName: 'A\r\n\r\nB\u0001answer\u0001' });
    expect(mail.subject).toBe('Hoi Bcc: all@example.org answer');
    expect(mail.text).toContain('Dag A B answer,');
  });

  test('fills {org}, {moment} and {person}, and leaves any other braces alone', () => {
    const definition = draftFromQuestionnaire('contact-moment', {
      organisation: 'De Vries',
      readerName: 'Sanne',
      name: 'K',
    });
    const wave = waveOf({ definition, subject: '{person} van {org} over {moment}, {name}', intro: '$& {person}' });
    expect(renderInvitationMail(wave, recipient).subject).toBe(
      'Sanne van Dijk van De Vries over uw contact met ons, {name}',
    );
    expect(renderInvitationMail(wave, recipient).text).toContain('$& Sanne van Dijk');
  });

  test('a customer without a name is greeted without one', () => {
    const { greetingName: _, ...nameless } = recipient;
    expect(renderInvitationMail(waveOf(), nameless).text.startsWith('Dag,\n\n')).toBe(true);
    expect(renderInvitationMail(waveOf(), { ...nameless, greetingName: '  ' }).text.startsWith('Dag,\n\n')).toBe(true);
  });

  test('a trial says so in its subject', () => {
    expect(renderInvitationMail(waveOf({ isTest: true }), recipient).subject).toBe(
      'Proef: Wat vindt u van De Vries fietsenmakers?',
    );
  });
});

describe('a wave', () => {
  test('gives everyone their own links and nobody another one’s', () => {
    const mailFor = compileInvitationMail(waveOf());
    const mails = Array.from({ length: 200 }, (_, index) => {
      const url = (kind: string) => `https://devries.example/${kind}/t${index}t`;
      return mailFor({
        answerUrl: url('a'),
        unsubscribeUrl: url('u'),
        honeypotUrl: url('h'),
        greetingName: `N${index}`,
      });
    });
    mails.forEach((mail, index) => {
      const tokens = new Set([...`${mail.html}${mail.text}`.matchAll(/\/[auh]\/(t\d+t)/g)].map(([, token]) => token));
      expect([...tokens]).toEqual([`t${index}t`]);
    });
  });
});
