import { expect, test } from 'vitest';
import { mentionedIn } from './mentioned-in.ts';

const kari = { id: 'kari', name: 'Kari' };
const nordmann = { id: 'nordmann', name: 'Kari Nordmann' };
const sanne = { id: 'sanne', name: 'Sanne de Vries' };

test.each([
  ['@Kari Nordmann, bel jij?', ['nordmann']],
  ['Kun jij, @kari?', ['kari']],
  ['@Karin is een ander', []],
  ['@Sanne de Vries en @Kari samen', ['sanne', 'kari']],
  ['@Kari @Kari', ['kari']],
  ['sanne@kari.example', ['kari']],
  ['geen naam: @ en @@', []],
])('in “%s” are named %j', (text, named) => {
  expect(mentionedIn(text, [kari, nordmann, sanne])).toEqual(named);
});
