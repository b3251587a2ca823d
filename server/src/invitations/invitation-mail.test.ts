import { languages } from '@voldaan/domain/language';
import { defaultLetter, defaultReminder } from '@voldaan/domain/studies/default-letter';
import type { Letter } from '@voldaan/domain/studies/letter';
import { draftFromQuestionnaire, questionnaireIds } from '@voldaan/domain/surveys/library/questionnaires';
import { scaleIds, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { describe, expect, test } from 'vitest';
import { compileInvitationMail, renderInvitationMail } from './invitation-mail.ts';
import { recipient, waveOf } from './test-invitation-mail.ts';

describe('the mail that carries the first question', () => {
  test.each(questionnaireIds)('%s: every mark is a link, once for Outlook and once for the others', (id) => {
    const definition = draftFromQuestionnaire(id, { organisation: 'De Vries', readerName: 'Sanne', name: 'K' });
    const { html } = renderInvitationMail(waveOf({ definition }), recipient);
    const scale = scales[openingQuestionOf(definition).scale];
    const marks = linksOf(html).flatMap((url) => /\/a\/8fk2\/(-?\d+)$/.exec(url)?.[1] ?? []);
    const drawn = scoresOf(scale).flatMap((score) => (scale.wording === 'labelled' ? [score] : [score, score]));
    expect(marks.map(Number).sort((a, b) => a - b)).toEqual(drawn);
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
      expect(part).toContain(recipient.preferencesUrl);
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
    expect(text.startsWith('Dag mevrouw Jansen,\n\nU kent ons.')).toBe(true);
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

describe('any scale that opens a survey', () => {
  test.each(scaleIds)('%s: every point is a link with its words', (id) => {
    const { html, text } = renderInvitationMail(waveOf({ definition: openingWith(id) }), recipient);
    const scale = scales[id];
    for (const score of scoresOf(scale)) {
      expect(html).toContain(`href="${recipient.answerUrl}/${score}"`);
      expect(text).toContain(`${recipient.answerUrl}/${score}`);
      const label = scale.labels.get(score)?.['nl']?.replace('{alt}', 'de andere winkel');
      if (label !== undefined) expect(text).toContain(label);
    }
    expect(html).not.toMatch(/\{alt\}|undefined/);
  });

  test('numbers below nought are not shown: the words say which way it goes', () => {
    const { html, text } = renderInvitationMail(waveOf({ definition: openingWith('E5') }), recipient);
    expect(html).not.toContain('<b>-2</b>');
    expect(text).not.toMatch(/^-2 {2}/m);
    expect(renderInvitationMail(waveOf({ definition: openingWith('S5') }), recipient).html).toContain('<b>5</b>');
  });

  test('six keys stand in one row, eleven wrap as six and five, ten as five and five', () => {
    const rowsOf = (id: 'F6' | 'B10' | 'C11') => {
      const { html } = renderInvitationMail(waveOf({ definition: openingWith(id) }), recipient);
      return html
        .split('display:inline-table')
        .slice(1)
        .map((part) => part.split('</table>')[0]?.match(/class="k"/g)?.length);
    };
    expect([rowsOf('F6'), rowsOf('B10'), rowsOf('C11')]).toEqual([[6], [5, 5], [6, 5]]);
  });
});

describe('a mail in another language', () => {
  test('Arabic runs from right to left, the low end first, and says nothing in English', () => {
    const definition = openingWith('C11', ['ar']);
    const { html, subject, text } = renderInvitationMail(waveOf({ definition, language: 'ar' }), recipient);
    expect(html).toContain('<html lang="ar" dir="rtl"');
    expect(html).toMatch(/<table [^>]*dir="rtl"[^>]*display:inline-table/);
    expect(html).not.toContain('align="left"');
    expect(subject).toContain('De Vries');
    expect(text.replaceAll(/https?:\S+/g, '')).not.toMatch(/\b(the|your|tap|open|regards|hello)\b/i);
  });

  test('nynorsk has words of its own, and Dutch that says jij does not say u', () => {
    expect(renderInvitationMail(waveOf({ language: 'nn' }), recipient).text).toContain('stadfestar');
    const { subject, text } = renderInvitationMail(waveOf({ language: 'nl-x-jij' }), recipient);
    expect(`${subject} ${text}`.replaceAll(/https?:\S+/g, '')).not.toMatch(/\b(u|uw)\b/i);
  });

  test('a text that asks for something of the customer gets it, or says what stands in for it', () => {
    const grade = openingWith('B10');
    const [page] = grade.nodes;
    if (page?.kind !== 'page') throw new Error('no page');
    const nodes = page.nodes.map((node) => ({ ...node, text: { nl: 'Hoe is uw {contact.bike|fiets}?' } }));
    const definition = { ...grade, nodes: [{ ...page, nodes }] } as SurveyDefinition;
    const mailFor = (contact: Readonly<Record<string, string>>) =>
      renderInvitationMail(waveOf({ definition }), { ...recipient, contact });
    expect(mailFor({ bike: 'bakfiets' }).text).toContain('Hoe is uw bakfiets?');
    expect(mailFor({}).text).toContain('Hoe is uw fiets?');
    expect(mailFor({ bike: '<b>\u0001answer\u0001' }).html).not.toContain('<b>\u0001');
  });
});

describe('a wave', () => {
  test('gives everyone their own links and nobody another one’s', () => {
    const mailFor = compileInvitationMail(waveOf());
    const mails = Array.from({ length: 200 }, (_, index) => {
      const url = (kind: string) => `https://devries.example/${kind}/t${index}t`;
      return mailFor({
        ...recipient,
        answerUrl: url('a'),
        unsubscribeUrl: url('u'),
        preferencesUrl: url('v'),
        honeypotUrl: url('h'),
        name: `N${index}`,
      });
    });
    mails.forEach((mail, index) => {
      const tokens = new Set([...`${mail.html}${mail.text}`.matchAll(/\/[auvh]\/(t\d+t)/g)].map(([, token]) => token));
      expect([...tokens]).toEqual([`t${index}t`]);
    });
  });
});

describe('the pieces of a letter', () => {
  test('stand in the order in which they were put, in both parts', () => {
    const words: Partial<Letter> = {
      blocks: [
        { kind: 'heading', text: { nl: 'Kop' } },
        { kind: 'question' },
        { kind: 'divider' },
        { kind: 'text', text: { nl: 'Alinea een\nregel twee\n\nAlinea twee' } },
        { kind: 'signature', text: { nl: 'Filiaal Oost\n030 123 45 67' } },
      ],
    };
    const { html, text } = renderInvitationMail(waveOf({ words }), recipient);
    expect(html).toMatch(
      /<h1[^>]*>Kop<[\s\S]*class="k"[\s\S]*class="rule"[\s\S]*Alinea een<br>regel twee<[\s\S]*030 123/,
    );
    expect(text).toMatch(/^Kop\n\n[\s\S]*\* \* \*\n\nAlinea een\nregel twee\n\nAlinea twee\n\nIk lees/);
    expect(text).toContain('Groet,\nSanne van Dijk\nFiliaal Oost\n030 123 45 67');
  });

  test('a reminder has one button and no mark to tap', () => {
    const wish = { questionnaire: 'grade', languages: ['nl'], senderName: 'Sanne', replyTo: '' };
    const letter = defaultReminder({ ...wish, tone: 'formal' });
    const { html, text } = renderInvitationMail(waveOf({ letter }), recipient);
    expect(linksOf(html).filter((url) => url === recipient.answerUrl)).toHaveLength(2);
    expect(html).not.toContain(`${recipient.answerUrl}/`);
    expect(text).toContain(`Geef uw mening: ${recipient.answerUrl}`);
    expect(html).toContain('Dit is de enige keer dat wij het nog vragen.');
  });

  test('a letter that says jij says it everywhere', () => {
    const wish = { questionnaire: 'recommendation', languages: ['nl'], senderName: 'Sanne', replyTo: '' };
    const { subject, text } = renderInvitationMail(
      waveOf({ letter: defaultLetter({ ...wish, tone: 'familiar' }) }),
      recipient,
    );
    const ours = text.replaceAll(/https?:\S+/g, '').replace(/Hoe waarschijnlijk[^\n]*/, '');
    expect(`${subject} ${ours}`).not.toMatch(/\b(u|uw)\b/i);
  });
});

function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url ?? '');
}

function openingWith(scale: (typeof scaleIds)[number], languages: readonly string[] = ['nl']): SurveyDefinition {
  const definition = draftFromQuestionnaire('grade', { organisation: 'De Vries', readerName: 'Sanne', name: 'K' });
  const opening = openingQuestionOf(definition);
  const question = { ...opening, scale, alternative: { nl: 'de andere winkel' } } as const;
  return { ...definition, languages, nodes: [{ kind: 'page', id: 'p1', nodes: [question] }] };
}
