import { describe, expect, test } from 'vitest';
import { isSecureContext, sessionCookie } from './session-cookie.ts';

describe('the session cookie', () => {
  test.each([
    ['https://feedback.example.com', '__Host-sid'],
    ['http://localhost:4080', '__Host-sid'],
    ['http://127.0.0.1:4080', '__Host-sid'],
    ['http://feedback.intern:4080', 'sid'],
    ['http://localhost.evil.example', 'sid'],
  ])('of %s is called %s', (baseUrl, name) => {
    expect(sessionCookie(baseUrl).name).toBe(name);
    expect(isSecureContext(baseUrl)).toBe(name === '__Host-sid');
  });

  test('is read by its whole name, and the first of two is taken', () => {
    const { read } = sessionCookie('https://feedback.example.com');
    const of = (cookie: string) => read({ headers: { cookie } });
    expect(of('a=1; __Host-sid=right; x__Host-sid=wrong')).toBe('right');
    expect(of('__Host-sid=first; __Host-sid=second')).toBe('first');
    expect(of('sid=other; __host-sid=lower')).toBeUndefined();
  });
});
