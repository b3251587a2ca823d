import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readMultipart } from './read-multipart.ts';

const limits = { fileBytesMax: 100, filesMax: 2 };
const type = 'multipart/form-data; boundary=grens';
type Part = Readonly<{ name: string; file?: string; value: string }>;

function bodyOf(parts: readonly Part[], end = '--grens--\r\n'): string {
  const lines = parts.map(({ name, file, value }) => {
    const named = file === undefined ? '' : `; filename="${file}"\r\nContent-Type: image/png`;
    return `--grens\r\nContent-Disposition: form-data; name="${name}"${named}\r\n\r\n${value}\r\n`;
  });
  return lines.join('') + end;
}

const read = (text: string, contentType = type) =>
  readMultipart(Readable.from([Buffer.from(text)]), contentType, limits);

describe('a form with files', () => {
  test('gives the words and the files, and no file for a field that was left empty', async () => {
    const form = await read(
      bodyOf([
        { name: 'words', value: 'Het was „stuk“\r\nen laat' },
        { name: 'file', file: 'a.png', value: 'abc' },
        { name: 'file', file: '', value: '' },
        { name: 'words', value: 'een tweede' },
      ]),
    );
    expect(form.fields.get('words')).toBe('Het was „stuk“\r\nen laat');
    expect(form.files).toEqual([{ field: 'file', name: 'a.png', bytes: Buffer.from('abc') }]);
    form.done();
  });

  test('is read to its end when a file is too large or one too many, so that no word is lost', async () => {
    const file = (name: string, value: string) => ({ name: 'file', file: name, value });
    const large = file('b.png', 'x'.repeat(101));
    const form = await read(
      bodyOf([file('a.png', 'x'.repeat(100)), large, file('c.png', 'y'), { name: 'name', value: 'Fenna' }]),
    );
    expect(form.files.map(({ name, fault, bytes }) => [name, fault, bytes?.length])).toEqual([
      ['a.png', undefined, 100],
      ['b.png', 'too_large', undefined],
    ]);
    expect(form.filesLeft).toBe(1);
    expect(form.fields.get('name')).toBe('Fenna');
    form.done();
  });

  test.each([
    ['cut off in the middle of a file', bodyOf([{ name: 'file', file: 'a.png', value: 'abc' }], '').slice(0, -4), type],
    ['without a boundary', 'abc', 'multipart/form-data; x=y'],
    ['something else altogether', 'a=1&b=2', type],
  ])('is refused when it is %s', async (_, text, contentType) => {
    await expect(read(text, contentType)).rejects.toMatchObject({ code: 'body_malformed' });
  });
});
