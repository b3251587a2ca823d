import { findRepeats, type Repeats } from '@voldaan/domain/metrics/columns/repeats';
import type { CodeColumn, ScoreColumn, Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Block } from './block.ts';
import { type Column, constantColumn, onlyValue } from './constant-column.ts';
import { type DayRange, monthsWithin } from './read-survey.ts';
import { channelCodes, classCodes, languageCodes } from './score-codes.ts';
import { itemColumn, type SurveyGround } from './survey-ground.ts';
import type { SurveyState } from './survey-state.ts';

/** The columns of some days as the domain counts them: of each month the votes of people, all others, and its newest answers. */
export function segmentsOf({ range, months, ground }: SurveyState, days: DayRange): readonly Segment[] {
  return monthsWithin(range, days).flatMap((month) => {
    const known = months.get(month);
    const blocks = known === undefined ? [] : [...known.base, known.tailBlock];
    return blocks.flatMap((block) => (block.count === 0 ? [] : [segmentOf(month, block, ground)]));
  });
}

/** Which answers are of the same customers, among all months that are known: found when a figure first asks for it. */
export function repeatsOf(state: SurveyState): Repeats {
  const known = found.get(state);
  if (known !== undefined) return known;
  const repeats = findRepeats(segmentsOf(state, {}));
  found.set(state, repeats);
  return repeats;
}

const found = new WeakMap<SurveyState, Repeats>();

/** A block stays what it is, so its segment is made once, and again when a trait has got new values. */
const made = new WeakMap<Block, Readonly<{ ground: SurveyGround; segment: Segment }>>();

function segmentOf(month: number, block: Block, ground: SurveyGround): Segment {
  const known = made.get(block);
  if (known?.ground === ground) return known.segment;
  const { items, traits } = ground;
  const { count, columns, customers } = block;
  const code = (name: string, size: number): CodeColumn => {
    const codes = columns.get(name) ?? constantColumn(0, count);
    const only = onlyValue(codes);
    return only === undefined ? { codes, size } : { codes, size, only };
  };
  const scores = items.flatMap(({ key, lowest, levels }): readonly (readonly [string, ScoreColumn])[] => {
    const steps = columns.get(itemColumn(key));
    return steps === undefined ? [] : [[key, { steps: narrow(steps), lowest, levels }]];
  });
  const segment = {
    count,
    firstDay: month,
    days: narrow(columns.get('day') ?? constantColumn(0, count)),
    scores: new Map(scores),
    properties: new Map([
      ['class', code('class', classCodes.length)],
      ['language', code('language', languageCodes.length)],
      ['channel', code('channel', channelCodes.length)],
      ...traits.map(({ name, slot, values }) => [name, code(`a${slot}`, values.length)] as const),
    ]),
    customers,
  };
  made.set(block, { ground, segment });
  return segment;
}

/** Days and scores fit a byte. */
function narrow(column: Column): Uint8Array {
  if (column instanceof Uint8Array) return column;
  throw new RangeError('a column of days or scores is wider than a byte');
}
