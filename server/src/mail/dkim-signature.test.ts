import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, test } from 'vitest';
import { dkimSigner } from './dkim-signature.ts';
import { renderMessage } from './render-message.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const signMail = dkimSigner({ domain: 'devries.example', selector: 'voldaan-abcdef', privateKey });

const invitation = {
  from: { name: 'Fietsenmaker De Vries', address: 'vragen@devries.example' },
  to: 'kari@example.net',
  replyTo: 'sanne@devries.example',
  subject: 'Hoe waardeert u onze reparatie? Één vraag, écht waar, en een onderwerp dat over meer dan één regel gaat',
  text: 'Beste Kåri,\n\nvan 0 tot 10  \n\n\n',
  html: '<p>Beste Kåri,</p>\n\n',
  messageId: '<abc@devries.example>',
  headers: {
    'List-Unsubscribe': '<https://feedback.devries.example/u/abc>, <mailto:sanne@devries.example?subject=unsubscribe>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Feedback-ID': 'wave:abcdef:voldaan',
  },
};

/** What a receiver would find, asked of an implementation that is not ours. */
async function verify(raw: Buffer) {
  const { results } = await dkimVerify(raw, {
    resolver: async (name: string) => {
      if (name !== 'voldaan-abcdef._domainkey.devries.example') throw Object.assign(new Error(), { code: 'ENOTFOUND' });
      return [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]];
    },
  });
  return results[0];
}

describe('a signed mail', () => {
  test('passes at a receiver, aligned with its sender, with both unsubscribe headers covered', async () => {
    const result = await verify(await signMail(await renderMessage(invitation)));
    expect(result).toMatchObject({
      status: { result: 'pass', aligned: 'devries.example' },
      signingDomain: 'devries.example',
    });
    const covered = result?.signingHeaders?.keys.toLowerCase().split(/\s*:\s*/);
    expect(covered).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'from', 'subject']));
  });

  test('still passes after a relay folded its headers otherwise and cut spaces at the ends of lines', async () => {
    const signed = (await signMail(await renderMessage(invitation))).toString('latin1');
    const relayed = signed.replace('List-Unsubscribe: ', 'List-Unsubscribe:\r\n   ').replace(/[ \t]+\r\n/g, '\r\n');
    expect(relayed).not.toBe(signed);
    expect((await verify(Buffer.from(`Received: by relay\r\n${relayed}\r\n\r\n`, 'latin1')))?.status.result).toBe(
      'pass',
    );
  });

  test.each([
    ['another subject', (text: string) => text.replace(/^Subject: .*/m, 'Subject: Win een fiets')],
    ['another way to unsubscribe', (text: string) => text.replace('/u/abc', '/u/xyz')],
    ['another body', (text: string) => text.replace('van 0 tot 10', 'van 1 tot 10')],
    ['a second sender put on top', (text: string) => `From: bank@bank.example\r\n${text}`],
  ])('does not pass with %s', async (_what, change) => {
    const signed = (await signMail(await renderMessage(invitation))).toString('latin1');
    const changed = change(signed);
    expect(changed).not.toBe(signed);
    expect((await verify(Buffer.from(changed, 'latin1')))?.status.result).not.toBe('pass');
  });

  test.each([
    ['nothing', ''],
    ['blank lines alone', '\r\n\r\n\r\n'],
    ['no line end', 'x'],
    ['a space and no line end', 'x '],
    ['dots and tabs', '.\r\n..\r\n\t x\t\r\n'],
  ])('passes with a body of %s', async (_what, body) => {
    const raw = Buffer.from(`From: vragen@devries.example\r\nSubject: \t a\r\n\r\n${body}`, 'latin1');
    expect((await verify(await signMail(raw)))?.status.result).toBe('pass');
  });
});
