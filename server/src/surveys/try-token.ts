import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the link "try it yourself" carries: staff made it, so what is answered through it is a test. */
export function makeTryToken(key: Buffer, surveyId: string): string {
  return digest(key, surveyId).toString('base64url');
}

export function isTryToken(key: Buffer, surveyId: string, token: string): boolean {
  const given = Buffer.from(token, 'base64url');
  const expected = digest(key, surveyId);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function digest(key: Buffer, surveyId: string): Buffer {
  return createHmac('sha256', key).update(surveyId).digest().subarray(0, 12);
}
