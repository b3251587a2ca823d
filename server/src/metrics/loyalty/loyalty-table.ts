import type { Language } from '@voldaan/domain/language';
import { message } from '../../catalogue/message.ts';
import { figureList } from '../figures/figure-list.ts';
import type { Table } from '../figures/table.ts';
import type { Behaviour, LoyaltyReply } from './schema.ts';

/** The figures of the screen of loyalty as a table to take along. */
export function loyaltyTable(
  { head, matrix, bought, left, horizon_days: days }: LoyaltyReply,
  language: Language,
): Table {
  const say = (key: string) => message(language, `loyalty.table.${key}`, { days });
  const shares = { decimals: 0, isShare: true };
  const behaviour = (event: 'bought' | 'left', told: Behaviour | null) => ({
    name: say(event),
    ...shares,
    rows: (told?.within ?? []).map((row) => ({ name: say(row.class), value: row.share })),
  });
  return figureList(say('name'), {
    head,
    language,
    parts: [
      {
        name: say('matrix'),
        ...shares,
        rows: (matrix?.groups ?? []).map(({ group, share }) => ({ name: say(group), value: share })),
      },
      {
        name: say('stayers'),
        ...shares,
        rows: matrix === null ? [] : [{ name: say('captive'), value: matrix.captive_stayers }],
      },
      behaviour('bought', bought),
      behaviour('left', left),
    ],
  });
}
