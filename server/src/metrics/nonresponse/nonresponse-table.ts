import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { message } from '../../catalogue/message.ts';
import { type FigureListPart, figureList } from '../figures/figure-list.ts';
import type { Table } from '../figures/table.ts';
import type { NonresponseReply } from './schema.ts';

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The figures of the screen of the response as a table to take along. */
export function nonresponseTable(reply: NonresponseReply, language: Language): Table {
  const say: Say = (key, values) => message(language, `nonresponse.table.${key}`, values);
  const { head, grouped, rates, traits } = reply;
  const shares = { decimals: 0, isShare: true };
  const table = figureList(say('name'), {
    head,
    language,
    parts: [
      { name: say('rates'), ...shares, rows: rates.map(({ rate, value }) => ({ name: say(`rate.${rate}`), value })) },
      ...traits.map(({ label, groups }) => ({
        name: label,
        ...shares,
        rows: groups.map(({ value, rate, verdict }) => ({
          name: value === '' ? say('unknown') : value,
          value: rate,
          verdict: say(`verdict.${verdict.replaceAll(' ', '-')}`),
        })),
      })),
      {
        name: say('r-indicator'),
        decimals: 2,
        isShare: false,
        rows: traits.map(({ label, r_indicator: value }) => ({ name: label, value })),
      },
      ...scoreParts(reply, say),
    ],
  });
  if (grouped === null) return table;
  const days = say('grouped', { from: grouped.from, to: addDays(grouped.to, -1) });
  return { ...table, notes: [...table.notes, days] };
}

function scoreParts({ head, weighing, bounds, effort }: NonresponseReply, say: Say): readonly FigureListPart[] {
  const kind = head?.item.metric.kind;
  const figure = { decimals: kind === 'mean' ? 1 : 0, isShare: kind === 'share' };
  const shiftOf = (shift: number) => (kind === 'share' ? shift * 100 : shift);
  const { weighed } = weighing;
  return [
    {
      name: say('weighing'),
      ...figure,
      rows:
        weighed === null
          ? []
          : [
              { name: say('unweighted'), value: weighed.unweighted },
              { name: say('weighted'), value: weighed.weighted },
            ],
    },
    {
      name: say('bounds'),
      ...figure,
      rows:
        bounds === null
          ? []
          : [
              ...bounds.what_if.map(({ shift, estimate }) => ({
                name: say('lower', { shift: shiftOf(shift) }),
                value: estimate,
              })),
              { name: say('extremes'), value: bounds.extremes },
            ],
    },
    {
      name: say('effort'),
      ...figure,
      rows:
        effort === null
          ? []
          : [
              { name: say('early'), value: effort.early },
              { name: say('late'), value: effort.late },
            ],
    },
  ];
}
