import { describe, expect, test } from 'vitest';
import { fileName, shownName } from './file-name.ts';
import { fileBytesMax, judgeFile } from './judge-file.ts';

const text = (words: string) => new TextEncoder().encode(words);
const join = (...parts: readonly (string | Uint8Array | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : [...part])),
  );
const uint32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const chunk = (name: string, data: readonly number[]) => join(uint32(data.length), name, data, [0, 0, 0, 0]);

const png = (width = 4, height = 3) =>
  join(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', [...uint32(width), ...uint32(height), 8, 2, 0, 0, 0]),
    chunk('IDAT', [1, 2, 3]),
    chunk('IEND', []),
  );
const jpeg = join(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
  [0xff, 0xc0, 0, 11, 8, 0, 3, 0, 4, 1, 0, 0, 0],
  [0xff, 0xda, 0, 2, 9, 9, 9, 0xff, 0xd9],
);
const gif = join('GIF89a', [4, 0, 3, 0, 0, 0, 0], [0x2c, 0, 0, 0, 0], [0x3b]);
const webp = join('RIFF', [22, 0, 0, 0], 'WEBPVP8L', [9, 0, 0, 0, 0x2f, 3, 0, 1, 0, 0, 0, 0, 0, 0]);
const pdf = (middle = '/Type /Catalog') => text(`%PDF-1.7\n1 0 obj << ${middle} >> endobj\ntrailer\n%%EOF\n`);
const archive = join(
  'PK\x05\x06',
  Array.from({ length: 18 }, () => 0),
);

describe('a file that comes with a complaint', () => {
  test.each([
    ['a photograph', jpeg, 'IMG_0001.JPG', 'image/jpeg'],
    [
      'a photograph with a film behind it, as telephones make',
      join(jpeg, [0, 0, 0, 24], 'ftypmp42'),
      'p.jpg',
      'image/jpeg',
    ],
    ['a picture of the screen', png(), 'scherm.png', 'image/png'],
    ['a picture that was renamed', png(), 'foto.jpg', 'image/png'],
    ['a small film', gif, 'x.gif', 'image/gif'],
    ['a picture from a browser', webp, 'x.webp', 'image/webp'],
    ['a receipt', pdf(), 'bon.pdf', 'application/pdf'],
    [
      'a scan in which the letters of a script stand by chance',
      pdf('>> stream\n\x01/JS \x02\nendstream'),
      'a.pdf',
      'application/pdf',
    ],
    ['a note', text('Dag,\r\n\tHij deed het niet. 5 < 6 & ŠŽ العربية 👍\n'), 'notitie.txt', 'text/plain'],
    ['a note without an ending', text('Het was stuk'), 'notitie', 'text/plain'],
  ])('is taken when it is %s', (_, bytes, name, sort) => {
    expect(judgeFile(bytes, name)).toEqual({ sort });
  });

  test.each([
    ['nothing at all', text(''), 'leeg.txt', 'empty'],
    ['larger than ten megabytes', new Uint8Array(fileBytesMax + 1).fill(65), 'lang.txt', 'too_large'],
    ['a drawing that runs a script', text('<svg xmlns="x" onload="alert(1)"/>'), 'logo.svg', 'active'],
    ['the same, called a picture', text('\ufeff<?xml version="1.0"?><svg onload="alert(1)"/>'), 'logo.png', 'active'],
    ['a page', text('<!DOCTYPE html><p>hallo</p>'), 'bon.txt', 'active'],
    ['a page after a preface', text('Beste,\n\n<script>fetch("//x")</script>'), 'bon.txt', 'active'],
    ['a program', join('MZ', [0x90, 0, 3, 0, 0, 0, 0xff]), 'factuur.pdf.exe', 'sort'],
    ['a program for the shell', text('#!/bin/sh\nrm -rf /\n'), 'lees.txt', 'active'],
    ['a program that is text', text('shutdown /s'), 'lees.bat', 'sort'],
    ['a picture that is a page too', join('GIF89a', '=1;/*', '<script>alert(1)</script>*/', [0x3b]), 'x.gif', 'active'],
    ['a picture with a page after its end', join(png(), '<html><body>'), 'x.png', 'active'],
    ['a picture with something after its end', join(png(), [1, 2, 3]), 'x.png', 'damaged'],
    ['a picture that is an archive too', join(jpeg, archive), 'x.jpg', 'active'],
    ['a picture that stops in the middle', png().subarray(0, 40), 'x.png', 'damaged'],
    ['a picture that unpacks to a wall', png(60_000, 60_000), 'bom.png', 'dimensions'],
    ['a document that runs a script', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'bon.pdf', 'active'],
    ['the same, hiding the word', pdf('/S /J#61vaScr#69pt'), 'bon.pdf', 'active'],
    ['a document with files inside', pdf('/Names << /EmbeddedFiles 3 0 R >>'), 'bon.pdf', 'active'],
    ['half a document', text('%PDF-1.7\n1 0 obj'), 'bon.pdf', 'damaged'],
    ['an archive', join('PK\x03\x04', [20, 0, 0, 0], 'a.txt', archive), 'fotos.zip', 'archive'],
    ['a text processor’s document', join('PK\x03\x04', [20, 0], 'word/document.xml', archive), 'brief.docx', 'office'],
    ['a photograph of a newer telephone', join([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0]), 'IMG.HEIC', 'heic'],
    ['text with a zero in it', text('a\u0000b'), 'a.txt', 'sort'],
    ['text that turns the order of its letters', text('factuur \u202egpj.exe'), 'a.txt', 'sort'],
    ['letters of an unknown alphabet', join([0xff, 0xfe, 0x41, 0]), 'a.txt', 'sort'],
  ])('is refused when it is %s', (_, bytes, name, fault) => {
    expect(judgeFile(bytes, name)).toEqual({ fault });
  });

  test.each([
    ['../../etc/passwd', 'image/png', 'passwd.png'],
    ['C:\\Users\\x\\bon.pdf', 'application/pdf', 'bon.pdf'],
    ['foto\u202egpj.exe', 'image/jpeg', 'fotogpj.exe.jpg'],
    ['evil.html', 'text/plain', 'evil.html.txt'],
    ['a\r\nSet-Cookie: x=1.png', 'image/png', 'aSet-Cookie_ x=1.png'],
    ['CON.txt', 'text/plain', '_CON.txt'],
    ['', 'image/png', 'file.png'],
    ['...', 'text/plain', 'file.txt'],
    ['Bon „Utrecht“ 24 nov.JPEG', 'image/jpeg', 'Bon „Utrecht“ 24 nov.jpg'],
    ['x'.repeat(5000), 'image/gif', `${'x'.repeat(100)}.gif`],
  ] as const)('called %j is kept as what it is', (given, sort, kept) => {
    expect(fileName(given, sort)).toBe(kept);
  });

  test('is named to its sender without what cannot be seen', () => {
    expect(shownName('a/b\u0000\u200bc\u2066.svg')).toBe('bc.svg');
  });
});
