import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { isSecureContext, sessionCookie } from './session-cookie.ts';

/** What a browser is given, as name and whether it is Secure. */
async function givenBy(baseUrl: string): Promise<readonly (readonly [string, boolean])[]> {
  const app = fastify();
  app.get('/', (_request, reply) => {
    sessionCookie(baseUrl).give(reply, 'token', 60);
    return reply.send();
  });
  const { headers } = await app.inject('/');
  return [headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => [cookie.split('=', 1)[0] ?? '', cookie.endsWith('; HttpOnly; SameSite=Lax; Secure')]);
}

describe('the session cookie', () => {
  test.each([
    ['https://feedback.example.com', ['__Host-sid']],
    ['http://localhost:4080', ['__Host-sid', 'sid-4080']],
    ['http://127.0.0.1:4080', ['__Host-sid', 'sid-4080']],
    ['http://feedback.intern:4080', ['sid-4080']],
    ['http://localhost.evil.example', ['sid']],
  ])('of %s is called %s', async (baseUrl, names) => {
    expect(await givenBy(baseUrl)).toEqual(names.map((name) => [name, name === '__Host-sid']));
    expect(sessionCookie(baseUrl).name).toBe(names[0]);
    expect(isSecureContext(baseUrl)).toBe(names[0] === '__Host-sid');
  });

  test('on one’s own machine also reaches a browser that keeps no Secure cookie there', () => {
    const { read } = sessionCookie('http://localhost:4080');
    const of = (cookie: string) => read({ headers: { cookie } });
    expect(of('sid-4081=other; sid-4080=plain')).toBe('plain');
    expect(of('sid-4080=plain; __Host-sid=bound')).toBe('bound');
  });

  test('is read by its whole name, and the first of two is taken', () => {
    const { read } = sessionCookie('https://feedback.example.com');
    const of = (cookie: string) => read({ headers: { cookie } });
    expect(of('a=1; __Host-sid=right; x__Host-sid=wrong')).toBe('right');
    expect(of('__Host-sid=first; __Host-sid=second')).toBe('first');
    expect(of('sid=other; __host-sid=lower')).toBeUndefined();
  });
});
