import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Product } from '../product.ts';

/**
 * A browser that signed in to an account before carries a number that we signed for this account. Its tries are counted by
 * themselves, so that a net of machines that guesses at the account does not make its owner wait. It opens nothing, goes
 * to the door alone, and no row is kept of it.
 */
const cookieName = 'voldaan-known';
const yearSeconds = 365 * 86_400;

/** The number of a browser that this account was opened with within a year; undefined of any other. */
export function readKnownBrowser(product: Product, header: string | undefined, emailKey: string): string | undefined {
  for (const part of (header ?? '').slice(0, 4096).split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name !== cookieName) continue;
    const [number = '', seconds = '', signature = ''] = (value ?? '').split('.', 3);
    const age = product.clock().getTime() / 1000 - Number(seconds);
    const expected = sign(product, { emailKey, number, seconds });
    const given = Buffer.from(signature, 'base64url');
    const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
    return isOurs && age < yearSeconds ? number : undefined;
  }
  return undefined;
}

export function knownBrowserCookie(product: Product, emailKey: string): string {
  const number = randomBytes(16).toString('base64url');
  const seconds = String(Math.floor(product.clock().getTime() / 1000));
  const signature = sign(product, { emailKey, number, seconds }).toString('base64url');
  const secure = product.config.baseUrl.startsWith('https:') ? '; Secure' : '';
  const value = `${number}.${seconds}.${signature}`;
  return `${cookieName}=${value}; Max-Age=${yearSeconds}; Path=/v1/sign-in; HttpOnly; SameSite=Strict${secure}`;
}

function sign(
  product: Product,
  { emailKey, number, seconds }: Readonly<{ emailKey: string; number: string; seconds: string }>,
): Buffer {
  return createHmac('sha256', product.key('known-browser')).update(`${number} ${seconds} ${emailKey}`).digest();
}
