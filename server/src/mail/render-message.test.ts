import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { type PlainMessage, renderMessage } from './render-message.ts';

const mail: PlainMessage = {
  from: { name: 'Søren "de Fiets" Łukasz', address: 'vragen@fiets.example' },
  to: 'klant@bakkerij.example',
  replyTo: 'sanne@fiets.example',
  subject: 'Hoe was uw bezoek aan Fietsenmakerij Ørsted & zonen, die al sinds negentienhonderdvierentwintig bestaat?',
  text: 'Dag klant,\n\nU was hier = ja.\nRegel met blanco aan het eind \n.\n..punt\n\tTab €\n',
  html: `<p>${'een heel lange regel zonder einde '.repeat(200)}</p>\n<p>Łódź 日本語 🚲</p>\n`,
  messageId: '<1@fiets.example>',
  headers: {
    'List-Unsubscribe': `<https://vragen.fiets.example/u/${'x'.repeat(60)}>, <mailto:sanne@fiets.example?subject=unsubscribe>`,
  },
};

const written = async (changes: Partial<PlainMessage> = {}) =>
  (await renderMessage({ ...mail, ...changes })).toString('latin1');

describe('a mail', () => {
  test('is read as it was written, in every script', async () => {
    const read = await PostalMime.parse(await written());
    expect(read.from).toEqual(mail.from);
    expect(read.to).toEqual([{ name: '', address: mail.to }]);
    expect(read.replyTo).toEqual([{ name: '', address: mail.replyTo }]);
    expect(read.subject).toBe(mail.subject);
    expect(read.messageId).toBe('<1@fiets.example>');
    // The reader ends every part with a line end of its own.
    expect(read.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(read.html?.trimEnd()).toBe(mail.html?.trimEnd());
    const header = read.headers.find(({ key }) => key === 'list-unsubscribe');
    expect(header?.value).toBe(mail.headers?.['List-Unsubscribe']);
  });

  test('keeps to 7 bits and to lines that every server takes', async () => {
    const lines = (await written()).split('\r\n');
    expect(lines.every((line) => /^[\t\x20-\x7e]*$/.test(line))).toBe(true);
    expect(lines.filter((line) => line.length > 78 && !line.includes('https://'))).toEqual([]);
    expect(lines.some((line) => line.includes('\n') || line.includes('\r'))).toBe(false);
    expect(lines.some((line) => /[ \t]$/.test(line))).toBe(false);
  });

  test('without HTML is a plain text', async () => {
    const { html: _html, ...plain } = mail;
    const read = await PostalMime.parse((await renderMessage(plain)).toString('latin1'));
    expect([read.text?.trimEnd(), read.html]).toEqual([mail.text.trimEnd(), undefined]);
  });

  test.each([
    [{ subject: 'Hallo\r\nBcc: alle@klanten.example' }],
    [{ from: { name: 'Sanne\nX: 1', address: 'vragen@fiets.example' } }],
    [{ to: 'klant@bakkerij.example>\r\nBcc: a@b.example' }],
    [{ to: 'klant@bakkerij.example, ander@bakkerij.example' }],
    [{ headers: { 'X-Made-Up': 'een\r\nBcc: a@b.example' } }],
  ])('whose head would hold another line is not written: %j', async (changes) => {
    await expect(written(changes)).rejects.toThrow();
  });
});
