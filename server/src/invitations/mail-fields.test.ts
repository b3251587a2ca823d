import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { describe, expect, test } from 'vitest';
import { compileInvitationMail, renderInvitationMail } from './invitation-mail.ts';
import { recipient, saying, waveOf } from './test-invitation-mail.ts';

describe('what people typed', () => {
  const nasty = '<b onclick="x">& "De\' Vries"</b>';

  test('stands as text in the HTML wherever it goes', () => {
    const words = { ...saying(`${nasty} {name} {contact.bike} {organisation}`), subject: { nl: `Over ${nasty}` } };
    const wave = waveOf({ words: { ...words, senderName: nasty }, postalAddress: nasty }, nasty);
    const person = { ...recipient, name: nasty, organisation: nasty, contact: { bike: nasty } };
    const { html } = renderInvitationMail(wave, person);
    expect(html).not.toContain('<b onclick');
    expect(html).not.toContain('"De\'');
  });

  test('cannot break out of a header or forge a gap', () => {
    const wave = waveOf({ words: { subject: { nl: 'Hoi {name}\r\nBcc: all@example.org\u0001answer\u0001' } } });
    const mail = renderInvitationMail(wave, { ...recipient, name: 'A\r\n\r\nB\u0001answer\u0001' });
    expect(mail.subject).toBe('Hoi A B answer Bcc: all@example.org answer');
    expect(mail.text).toContain('Dag A B answer,');
  });

  test('fills the fields of a wave, and leaves any other braces alone', () => {
    const definition = draftFromQuestionnaire('contact-moment', {
      organisation: 'De Vries',
      readerName: 'Sanne',
      name: 'K',
    });
    const subject = { nl: '{person} van {company} over {moment}, {naam}' };
    const mail = renderInvitationMail(waveOf({ definition, words: { ...saying('$& {person}'), subject } }), recipient);
    expect(mail.subject).toBe('Sanne van Dijk van De Vries over uw contact met ons, {naam}');
    expect(mail.text).toContain('$& Sanne van Dijk');
  });

  test('fills the fields of a customer, or says what stands in for them', () => {
    const words = saying(
      'Dag {name|klant}, {organisation|uw bedrijf} over {event.subject|uw bestelling} in {contact.region|uw regio}.',
    );
    const mailFor = compileInvitationMail(waveOf({ words }));
    expect(mailFor({ ...recipient, contact: { region: 'Oost' } }).text).toContain(
      'Dag mevrouw Jansen, Gemeente Utrecht over bestelling 5 in Oost.',
    );
    expect(mailFor({ ...recipient, name: '', organisation: '', eventSubject: '' }).text).toContain(
      'Dag klant, uw bedrijf over uw bestelling in uw regio.',
    );
  });

  test('a customer who is called like a field is called so', () => {
    const mail = renderInvitationMail(waveOf({ words: saying('Dag {name},') }), {
      ...recipient,
      name: '{company} {name}',
    });
    expect(mail.text).toContain('Dag {company} {name},');
  });

  test.each([
    ['nl', 'Dag,\n\n'],
    ['nb', 'Hei\n\n'],
    ['en', 'Hello,\n\n'],
  ])('in %s a customer without a name is greeted without one', (language, start) => {
    const wave = waveOf({ language });
    expect(renderInvitationMail(wave, { ...recipient, name: '' }).text.startsWith(start)).toBe(true);
    expect(renderInvitationMail(wave, { ...recipient, name: '  ' }).text.startsWith(start)).toBe(true);
  });

  test('a trial says so in its subject', () => {
    expect(renderInvitationMail(waveOf({ isTest: true }), recipient).subject).toBe(
      'Proef: Zou u De Vries fietsenmakers aanbevelen?',
    );
  });
});
