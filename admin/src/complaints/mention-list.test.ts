import { expect, test } from 'vitest';
import { mentionAt, offeredFor, withMention } from './mention-list.ts';

const colleagues = [
  { id: '1', name: 'Kari Nordmann' },
  { id: '2', name: 'Karel de Vries' },
  { id: '3', name: 'Sanne de Vries' },
];

test('a name is offered while it is written, by its beginning or a later part of it', () => {
  const offered = (text: string) => {
    const mention = mentionAt(text, text.length);
    return mention === undefined ? undefined : offeredFor(mention, colleagues).map(({ id }) => id);
  };
  expect(offered('Bel jij, @kar')).toEqual(['1', '2']);
  expect(offered('@de v')).toEqual(['2', '3']);
  expect(offered('@')).toEqual(['1', '2', '3']);
  expect(offered('@Kari Nordmann')).toEqual([]);
  expect(offered('schrijf naar kari@example')).toBeUndefined();
  expect(offered('geen')).toBeUndefined();
  expect(offered('@kar\n')).toBeUndefined();
});

test('a chosen name is written out where it was begun', () => {
  const text = 'Vraag @kar of het klaar is';
  const mention = mentionAt(text, 10);
  if (mention === undefined) throw new Error('nobody is named');
  expect(withMention(text, mention, 'Kari Nordmann')).toEqual({
    text: 'Vraag @Kari Nordmann of het klaar is',
    cursor: 20,
  });
});
