import { describe, expect, test } from 'vitest';
import { decodeWords, mailText, readSender } from './mail-words.ts';
import { readMime } from './read-mime.ts';

const decode = (bytes: string, charset: string) => new TextDecoder(charset).decode(Buffer.from(bytes, 'latin1'));

describe('a mail that came in', () => {
  test('is read in its parts, with their transfer encodings undone', () => {
    const mail = readMime(
      'Content-Type: multipart/alternative; boundary="=_a b"\r\n\r\npreamble\r\n--=_a b\r\n' +
        'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nK=E5ri =\r\nzegt  \r\n' +
        '--=_a b  \r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: BASE64\r\n\r\nPGI+S8OlcmkgPC9iPg==\r\n--=_a b--\r\nepilogue',
    );
    expect(mail.parts.map(({ mediaType }) => mediaType)).toEqual(['text/plain', 'text/html']);
    expect(mailText(mail, decode)).toBe('Kåri zegt');
  });

  test('is read without its markup when it has no plain part', () => {
    const html = '<head><style>p{}</style></head><p>Ik ben &lt;verhuisd&gt;.</p>Kan dat anders?<script>alert(1)';
    expect(mailText(readMime(`Content-Type: text/html\n\n${html}`), decode)).toBe(
      'Ik ben <verhuisd>.\nKan dat anders?',
    );
  });

  test.each([
    ['=?UTF-8?Q?K=C3=A5ri_?= =?utf-8?B?w6k=?= x', 'Kåri é x'],
    ['=?iso-8859-1?q?=E9?=', 'é'],
    ['=?broken?= stays', '=?broken?= stays'],
  ])('has words in its headers: %s', (coded, plain) => {
    expect(decodeWords(coded, decode)).toBe(plain);
  });

  test.each([
    ['"Rijklaar, Sanne" <sanne@rijklaar.example>', 'Rijklaar, Sanne', 'sanne@rijklaar.example'],
    ['kari@example.net', '', 'kari@example.net'],
    ['<>', '', ''],
    ['=?utf-8?Q?K=C3=A5ri=0D=0ABcc:_x?= <k@example.net>', 'Kåri Bcc: x', 'k@example.net'],
  ])('has a sender: %s', (value, name, address) => {
    expect(readSender(value, decode)).toEqual({ name, address });
  });

  const quoted = 'Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n';

  test.each([
    ['nested deeper than any honest mail', 'Content-Type: multipart/mixed; boundary=a\n\n--a\n'.repeat(5000)],
    ['cut into very many parts', `Content-Type: multipart/mixed; boundary=a\n\n${'--a\n\nx\n'.repeat(100_000)}`],
    ['wrapped in itself again and again', 'Content-Type: message/rfc822\n\n'.repeat(10_000)],
    ['one line of spaces', `Content-Transfer-Encoding: quoted-printable\n\n${' '.repeat(2_000_000)}`],
    ['openings that are never closed', `Content-Type: text/html\n\n${'<script <p '.repeat(50_000)}`],
    ['very many header fields', 'a: b\n'.repeat(500_000)],
    ['a letter in quoted-printable as long as a book', `${quoted}${'=C3=A5'.repeat(4_000_000)}`],
    [
      'a picture from a telephone',
      `Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n${'AAAA'.repeat(6_000_000)}`,
    ],
    ['nothing at all', ''],
  ])('does not keep the server busy when it is %s', (_what, raw) => {
    const startedAt = performance.now();
    mailText(readMime(raw), decode);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
