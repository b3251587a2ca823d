import { describe, expect, test } from 'vitest';
import { isOneClick, pressedButton } from './one-click.ts';

const form = 'application/x-www-form-urlencoded';
const multipart = (value: string, name = 'List-Unsubscribe') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--b--\r\n`;

describe('a press in a mail program', () => {
  test.each([
    [form, 'List-Unsubscribe=One-Click'],
    [form, 'List-Unsubscribe=One-Click\r\n'],
    ['multipart/form-data; boundary=b', multipart('One-Click')],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\nContent-Type: text/plain\r\n\r\nOne-Click\r\n--b--',
    ],
  ])('by a form of type %s is one', (type, body) => {
    expect(isOneClick(type, body)).toBe(true);
  });

  test.each([
    [form, ''],
    [form, 'List-Unsubscribe=No'],
    [form, 'a=b&List-Unsubscribe=One-Click'],
    [form, 'list-unsubscribe=one-click'],
    ['application/json', '{"List-Unsubscribe":"One-Click"}'],
    ['multipart/form-data; boundary=b', multipart('No')],
    ['multipart/form-data; boundary=b', multipart('One-Click', 'other')],
  ])('is not what else arrives as %s: %j', (type, body) => {
    expect(isOneClick(type, body)).toBe(false);
  });

  test('is apart from the buttons of our own page', () => {
    expect([
      pressedButton('act=stop'),
      pressedButton('act=undo'),
      pressedButton('act=save'),
      pressedButton(''),
    ]).toEqual(['stop', 'undo', undefined, undefined]);
  });
});
