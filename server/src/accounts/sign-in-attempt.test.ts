import { expect, test } from 'vitest';
import { password, useTestAccounts } from './test-accounts.ts';

const { scene, pass, newCompany } = useTestAccounts();

/** One try from a network of its own. */
function tryFrom(network: number, email: string, given: string, cookie = '') {
  return scene().app.inject({
    method: 'POST',
    url: '/v1/sign-in',
    remoteAddress: `198.51.${network}.7`,
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    payload: { email, password: given },
  });
}

/** Thirty networks guess once each. */
async function guessFromEverywhere(email: string): Promise<void> {
  for (let network = 0; network < 30; network += 1) {
    pass(1_000);
    expect((await tryFrom(network, email, 'nee')).statusCode).toBe(401);
  }
}

const knownCookie = (given: string | string[] | undefined): string =>
  [given ?? []].flat().find((cookie) => cookie.startsWith('voldaan-known=')) ?? '';

test.each([
  ['of a company', true],
  ['that nobody has', false],
])(
  'a net of machines with one guess each at an account %s is held up, and not let wait in any number',
  async (_whose, isThere) => {
    const { email } = isThere ? await newCompany('Net') : { email: 'niemand@net.example' };
    await guessFromEverywhere(email);
    const began = performance.now();
    const tries = await Promise.all(Array.from({ length: 8 }, (_, more) => tryFrom(100 + more, email, 'nee')));
    const statuses = tries.map((reply) => reply.statusCode);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    expect(tries.find((reply) => reply.statusCode === 429)?.headers['retry-after']).toMatch(/^[12]$/);
    // The fifth of them was held 5 × 250 ms.
    expect(performance.now() - began).toBeGreaterThan(1_200);
  },
);

test('the owner comes in while the net guesses: soon from a new browser, at once from one that was let in before', async () => {
  const { email } = await newCompany('Belegerd');
  const before = await tryFrom(200, email, password);
  const known = knownCookie(before.headers['set-cookie']);
  expect(known).toMatch(/; Max-Age=31536000; Path=\/v1\/sign-in; HttpOnly; SameSite=Strict$/);
  await guessFromEverywhere(email);
  pass(1_000);
  expect((await tryFrom(201, email, password)).statusCode).toBe(200);

  pass(1_000);
  const guesses = Array.from({ length: 8 }, (_, more) => tryFrom(100 + more, email, 'nee'));
  // The first that comes back is one that found no place: all of them are taken now.
  expect((await Promise.race(guesses)).statusCode).toBe(429);
  const [cookie = ''] = known.split(';');
  const order: string[] = [];
  const owner = tryFrom(202, email, password, cookie).then((reply) => order.push(`owner ${reply.statusCode}`));
  const net = Promise.all(guesses).then(() => order.push('net'));
  await Promise.all([owner, net]);
  expect(order).toEqual(['owner 200', 'net']);
});

test('what a browser carries for one account is worth nothing for another, nor is one that it made up', async () => {
  const own = await newCompany('Eigen');
  const [cookie = ''] = knownCookie((await tryFrom(210, own.email, password)).headers['set-cookie']).split(';');
  const { email } = await newCompany('Ander Account');
  await guessFromEverywhere(email);
  const forged = cookie.replace(/[^.]+$/, 'A'.repeat(43));
  const statuses = await Promise.all(
    Array.from({ length: 7 }, (_, more) => tryFrom(100 + more, email, 'nee', more % 2 === 0 ? cookie : forged)),
  );
  expect(statuses.filter((reply) => reply.statusCode === 429)).toHaveLength(2);
});

test('guesses with a known browser are counted too', async () => {
  const { email } = await newCompany('Gestolen');
  const [cookie = ''] = knownCookie((await tryFrom(220, email, password)).headers['set-cookie']).split(';');
  for (let network = 0; network < 30; network += 1) {
    expect((await tryFrom(network, email, 'nee', cookie)).statusCode).toBe(401);
  }
  const tries = await Promise.all(Array.from({ length: 6 }, (_, more) => tryFrom(100 + more, email, 'nee', cookie)));
  expect(tries.filter((reply) => reply.statusCode === 429)).toHaveLength(1);
});
