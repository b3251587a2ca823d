import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonBody } from './json-body.ts';

const read = (text: string) => readJsonBody(Buffer.from(text, 'utf8'));

describe('a JSON body', () => {
  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5 }).filter((value) => !/"__proto__"|\\u0000|\\ud/.test(JSON.stringify(value))),
        (value) => {
          expect(read(JSON.stringify(value, null, 1))).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });

  test.each([
    ['{"a":1,"a":2}', 'body_name_twice'],
    ['{"a":1,"\\u0061":2}', 'body_name_twice'],
    ['{"a":{"b":1},"c":[{"b":1},{"b":1}]} ', undefined],
    ['{"__proto__":{"isOwner":true}}', 'body_name_refused'],
    ['{"x":{"\\u005f_proto__":1}}', 'body_name_refused'],
    ['{"a":"\\u0000"}', 'body_text_refused'],
    ['{"a":"\\ud800"}', 'body_text_refused'],
    ['{"a":"\\ud83e\\udda2"}', undefined],
    ['{"a":"{[,\\"\\\\"}', undefined],
    ['{"a":1', 'body_malformed'],
    ['', 'body_malformed'],
    [`${'['.repeat(33)}${']'.repeat(33)}`, 'body_too_deep'],
    [`${'['.repeat(32)}${']'.repeat(32)}`, undefined],
    [`[${'1,'.repeat(10_000)}1]`, 'body_list_too_long'],
    [`[${'1,'.repeat(9_999)}1]`, undefined],
    [`{${Array.from({ length: 5001 }, (_, n) => `"k${n}":1`).join()}}`, 'body_too_many_keys'],
  ])('%.40s is judged %s', (text, code) => {
    if (code === undefined) expect(read(text)).toEqual(JSON.parse(text));
    else expect(() => read(text)).toThrow(code);
  });

  test.each([
    ['{"name":"Jan","notes":"a\\u0000"}', '/notes'],
    ['{"a":{"b":1},"list":[{"x":1},{"y":"z","t~x/":"\\ud800"}]}', '/list/1/t~0x~1'],
    ['{"list":["a","\\u0000"]}', '/list/1'],
    ['{"a":{"b":1,"b":2}}', '/a/b'],
    ['"\\u0000"', ''],
  ])('%s says where it is wrong: %s', (text, pointer) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ detail: expect.objectContaining({ pointer }) }));
  });

  test('that is no UTF-8 is refused', () => {
    expect(() => readJsonBody(Buffer.from([0x22, 0xff, 0x22]))).toThrow('body_malformed');
  });
});
