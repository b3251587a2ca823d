import { defaultLetter } from '@voldaan/domain/studies/default-letter';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { describe, expect, test } from 'vitest';
import { compileInvitationMail, renderInvitationMail } from './invitation-mail.ts';

const details = { organisation: 'De Vries fietsenmakers', readerName: 'Sanne van Dijk', name: 'Klanten' };
const recipient = {
  answerUrl: 'https://devries.example/a/8fk2',
  unsubscribeUrl: 'https://devries.example/u/8fk2',
  preferencesUrl: 'https://devries.example/v/8fk2',
  honeypotUrl: 'https://devries.example/h/8fk2',
  alongUrls: ['https://devries.example/a/other'],
  name: 'mevrouw Jansen',
  organisation: '',
  eventSubject: '',
  contact: {},
};

function mailIn(language: string, tone: 'formal' | 'familiar' = 'formal') {
  const definition = draftFromQuestionnaire('recommendation', details);
  const other = draftFromQuestionnaire('relation', details);
  const wish = { questionnaire: 'recommendation', languages: [language], senderName: 'Sanne van Dijk', replyTo: '' };
  return {
    definition,
    language,
    letter: defaultLetter({ ...wish, tone }),
    privacyUrl: 'https://devries.example/privacy',
    along: [{ ...other, slip: { ...other.slip, title: { ...other.slip.title, [language]: 'Reparatie & <advies>' } } }],
  };
}

describe('a question that goes along in another study’s mail', () => {
  test.each([
    ['nl', 'Ook over “Reparatie & <advies>”: hoogstens'],
    ['nb', 'Også om «Reparatie & <advies>»: høyst'],
    ['nn', 'Også om «Reparatie & <advies>»: høgst'],
    ['en', 'Also about “Reparatie & <advies>”: '],
    ['ar', 'وأيضًا عن «Reparatie & <advies>»:'],
  ])('is one line beneath the first in %s, with a link of its own, in the text', (language, line) => {
    const { text } = renderInvitationMail(mailIn(language), recipient);
    expect(text).toContain(line);
    expect(text.indexOf(`${recipient.answerUrl}/10`)).toBeLessThan(text.indexOf(line));
    expect(text.match(/https:\/\/devries\.example\/a\/other/g)).toHaveLength(1);
  });

  test('stands escaped and legible in the HTML, in the dark and in Outlook too, and the mail is still one', () => {
    const { html } = renderInvitationMail(mailIn('nl'), recipient);
    expect(html).toContain('Ook over “Reparatie &amp; &lt;advies&gt;”:');
    // Its colours are classes that the dark and Outlook's own way of asking for it know.
    const link =
      /<p class="ink"[^>]*>Ook over[^<]*<a class="ink" style="([^"]*)" href="https:\/\/devries\.example\/a\/other">/.exec(
        html,
      );
    expect(link?.[1]).toContain('color:#17201f');
    expect(html).toMatch(/\[data-ogsc\] \.ink\{/);
    expect(html.match(/class="rule"/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|background-image/);
    expect(html.match(/href="[^"]*\/u\//g)).toHaveLength(1);
    expect(Buffer.byteLength(html)).toBeLessThan(102_400);
  });

  test('says nothing more in a mail where none goes along, and no u where a letter says jij', () => {
    const { along: _, ...alone } = mailIn('nl');
    expect(compileInvitationMail(alone)(recipient).text).not.toContain('Ook over');
    const { text } = renderInvitationMail(mailIn('nl', 'familiar'), recipient);
    expect(/Ook over[^\n]*/.exec(text)?.[0]).not.toMatch(/\b(u|uw)\b/i);
  });
});
