import { readFileSync } from 'node:fs';
import { languages } from '@voldaan/domain/language';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { readCatalogue, tagsOf, valuesOf, wordMessageValues } from '../../catalogue/write-message-values.ts';

const english = readCatalogue('en');

describe.each(languages)('the catalogue in %s', (language) => {
  const catalogue = readCatalogue(language);

  test('has every message of the English one and no other', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(english));
  });

  test('leaves no message empty', () => {
    expect(Object.entries(catalogue).filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  test('never leaves the sign of a percentage alone on the next line', () => {
    const parted = language === 'en' ? /[\d}]\s%/ : /[\d}] ?%/;
    expect(Object.entries(catalogue).filter(([, message]) => parted.test(message))).toEqual([]);
  });

  test.each(Object.keys(english))('takes the same values and links in %s', (key) => {
    const [translated, original] = [catalogue[key] ?? '', english[key] ?? ''];
    expect([...valuesOf(translated).keys()].sort()).toEqual([...valuesOf(original).keys()].sort());
    expect(tagsOf(translated)).toEqual(tagsOf(original));
  });
});

test('the types of the messages were written after the last change of the catalogue', () => {
  const written = readFileSync(new URL('./message-values.ts', import.meta.url), 'utf8');
  expect(written).toBe(wordMessageValues(english));
});

test.each([
  ['nl', 1, 'Invullen duurt ongeveer 1 minuut.'],
  ['nl', 3, 'Invullen duurt ongeveer 3 minuten.'],
  ['nb', 1, 'Det tar omtrent 1 minutt å svare.'],
  ['nb', 3, 'Det tar omtrent 3 minutter å svare.'],
  ['en', 1, 'Takes about 1 minute to answer.'],
  ['en', 3, 'Takes about 3 minutes to answer.'],
])('in %s a survey is said to take whole minutes: %i', (locale, minutes, words) => {
  const { formatMessage } = createIntl({ locale, messages: readCatalogue(locale) });
  expect(formatMessage({ id: 'expected-time.minutes' }, { minutes })).toBe(words);
});

test.each(languages)('in %s a wave says in words of its own why it stands still', (locale) => {
  const { formatMessage } = createIntl({ locale, messages: readCatalogue(locale) });
  const say = (notice: string) => formatMessage({ id: 'wave.notice' }, { notice });
  const notices = [
    'mail_dns',
    'mail_connect',
    'mail_tls',
    'mail_login',
    'mail_sender',
    'instance_changed',
    'late',
    'study_paused',
  ];
  const ofSending = ['wave_paused_bounces', 'wave_paused_reports', 'sending_check', 'none of these'];
  expect(new Set([...notices, ...ofSending].map(say)).size).toBe(notices.length + ofSending.length);
});
