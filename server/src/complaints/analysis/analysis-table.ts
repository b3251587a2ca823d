import type { Language } from '@voldaan/domain/language';
import { type MessageValues, message } from '../../catalogue/message.ts';
import { type FigureListPart, figureList } from '../../metrics/figures/figure-list.ts';
import type { Table } from '../../metrics/figures/table.ts';
import type { ComplaintAnalysisReply } from './schema.ts';

const shares = { decimals: 0, isShare: true };
const points = { decimals: 2, isShare: false };

/** The figures of the analysis of complaints as a table to take along. */
export function analysisTable(reply: ComplaintAnalysisReply, language: Language): Table {
  const say = (key: string, values?: MessageValues) => message(language, `complaint-analysis.table.${key}`, values);
  const { causes, rate, waits, promises, handling } = reply;
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
        ...(rate.previous === null ? [] : [{ name: say('previous-period'), value: rate.previous }]),
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
    {
      name: say('handling'),
      ...shares,
      rows: [
        { name: say('handling-solved'), value: handling.solved },
        ...handling.marks.map(({ name, share }) => ({ name: say(`handling-${name}`), value: share })),
      ],
    },
    ...scoreParts(reply, say),
  ];
  return figureList(say('name'), { head: reply.head, language, parts });
}

function scoreParts(
  { recovery, silent }: ComplaintAnalysisReply,
  say: (key: string, values?: MessageValues) => string,
): readonly FigureListPart[] {
  const speedName = ({
    over_days: over,
    within_days: within,
  }: Readonly<{ over_days: number; within_days: number | null }>) =>
    within === null ? say('gain-longer', { days: over }) : say('gain-within', { days: within });
  return [
    {
      name: say('recovery'),
      ...points,
      rows:
        recovery === null
          ? []
          : [
              { name: say('effect'), value: recovery.effect },
              ...(recovery.contact === null
                ? []
                : [
                    { name: say('gain-spoken'), value: recovery.contact.spoken },
                    { name: say('gain-not-spoken'), value: recovery.contact.not_spoken },
                  ]),
              ...(recovery.speed?.groups ?? []).map((group) => ({ name: speedName(group), value: group.gain })),
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
