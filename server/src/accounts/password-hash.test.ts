import { verify } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { hashPassword, nobodysHash, verifyPassword } from './password-hash.ts';

/** `$argon2id$v=19$m=…,t=…,p=…`: what a check costs. */
const costOf = (passwordHash: string) => passwordHash.split('$').slice(0, 4).join('$');

describe('a password', () => {
  test('is right or wrong, and wrong where there is no account', async () => {
    const known = await hashPassword('een lange zin van vier woorden');
    expect(await verifyPassword(known, 'een lange zin van vier woorden')).toBe(true);
    expect(await verifyPassword(known, 'een andere zin van vier woorden')).toBe(false);
    expect(await verifyPassword(undefined, 'een lange zin van vier woorden')).toBe(false);
  });

  test('costs an address that nobody has the work of a known one', async () => {
    expect(costOf(nobodysHash)).toBe(costOf(await hashPassword('een lange zin van vier woorden')));
    // A hash that cannot be read would be refused at once, and the difference in time would tell who has an account.
    await expect(verify(nobodysHash, 'een lange zin van vier woorden')).resolves.toBe(false);
  });
});
