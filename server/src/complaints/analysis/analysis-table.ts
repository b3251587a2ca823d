import type { Language } from '@voldaan/domain/language';
import { message } from '../../catalogue/message.ts';
import { type FigureListPart, figureList } from '../../metrics/figures/figure-list.ts';
import type { Table } from '../../metrics/figures/table.ts';
import type { ComplaintAnalysisReply } from './schema.ts';

const shares = { decimals: 0, isShare: true };
const points = { decimals: 2, isShare: false };

/** The figures of the analysis of complaints as a table to take along. */
export function analysisTable(reply: ComplaintAnalysisReply, language: Language): Table {
  const say = (key: string) => message(language, `complaint-analysis.table.${key}`);
  const { causes, rate, waits, promises } = reply;
  const parts: readonly FigureListPart[] = [
    {
      name: say('causes'),
      ...shares,
      rows: causes.map(({ cause, share }) => ({ name: cause?.name ?? say('rare-causes'), value: share })),
    },
    {
      name: say('rate'),
      decimals: 1,
      isShare: false,
      rows: [
        { name: say('whole-period'), value: rate.rate },
        { name: say('previous-period'), value: rate.previous },
        ...rate.periods.map((period) => ({ name: period.from, value: period.rate })),
      ],
    },
    {
      name: say('waits'),
      decimals: 1,
      isShare: false,
      rows: waits.map(({ what, hours }) => ({ name: say(what), value: hours })),
    },
    {
      name: say('promises'),
      ...shares,
      rows: promises.map(({ name, customer }) => ({ name: say(name), value: customer })),
    },
    {
      name: say('promises-staff'),
      ...shares,
      rows: promises.map(({ name, staff }) => ({ name: say(name), value: staff })),
    },
    ...scoreParts(reply, say),
  ];
  return figureList(say('name'), { head: reply.head, language, parts });
}

function scoreParts(
  { recovery, silent }: ComplaintAnalysisReply,
  say: (key: string) => string,
): readonly FigureListPart[] {
  const gains = recovery === null ? [] : [...(recovery.contact?.groups ?? []), ...(recovery.speed?.groups ?? [])];
  return [
    {
      name: say('recovery'),
      ...points,
      rows:
        recovery === null
          ? []
          : [
              { name: say('effect'), value: recovery.effect },
              ...gains.map(({ key, gain }) => ({ name: say(`gain-${key}`), value: gain })),
              ...(recovery.speed === null ? [] : [{ name: say('slope'), value: recovery.speed.slope }]),
            ],
    },
    {
      name: say('silent'),
      ...shares,
      rows:
        silent === null
          ? []
          : [
              { name: say('silent-share'), value: silent.share },
              ...silent.later.flatMap(({ group, came_back: cameBack, left }) => [
                { name: say(`${group}-came-back`), value: cameBack },
                { name: say(`${group}-left`), value: left },
              ]),
            ],
    },
  ];
}
