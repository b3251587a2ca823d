import { type Allocation, allocate } from './allocate.ts';
import { simpleRandom } from './simple-random.ts';

/** A customer of the frame with the group that counts for the sample. */
export type Framed = Readonly<{ id: string; stratum: string }>;

export type DrawPlan = Readonly<{
  seed: string;
  /** How many in all, or how many of each group. */
  size: number | Readonly<Record<string, number>>;
  allocation: Allocation;
  /** How far answers lie apart in each group (standard deviation), as far as it is known. */
  deviations?: ReadonlyMap<string, number>;
  /** How often each customer was drawn in earlier periods; who is not in it never was. */
  drawnBefore: ReadonlyMap<string, number>;
}>;

export type DrawnSample = Readonly<{
  /** In the order in which they are released: any first part of it is a random part. */
  members: readonly Framed[];
  strata: readonly Readonly<{ id: string; size: number; selected: number }>[];
}>;

/**
 * The sample of one period: from each stratum its share, and in each first those who were drawn least often before. So
 * samples of different periods do not overlap until everybody has had a turn.
 *
 * Use for studies that draw month after month. When not to use: as if every customer had the same chance in each single
 * period; over the whole cadence they have.
 *
 * Source: rotation of panels, W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 12.10; drawn by simple-random.ts.
 *
 * @example
 * drawSample([{ id: 'a', stratum: '' }], { seed: 's', size: 1, allocation: 'proportional', drawnBefore: new Map() });
 * @throws RangeError as allocate and simpleRandom.
 */
export function drawSample(frame: readonly Framed[], plan: DrawPlan): DrawnSample {
  const groups = grouped(frame, ({ stratum }) => stratum);
  const sizes = [...groups].map(([id, { length: size }]) => {
    const deviation = plan.deviations?.get(id);
    return { id, size, ...(deviation === undefined ? {} : { deviation }) };
  });
  sizes.sort((one, other) => (one.id < other.id ? -1 : 1));
  const counts =
    typeof plan.size === 'number' ? allocate(sizes, Math.min(plan.size, frame.length), plan.allocation) : plan.size;
  const drawn = sizes.map(({ id, size }) => {
    const ids = (groups.get(id) ?? []).map((one) => one.id);
    return { id, size, ids: leastDrawn(ids, Math.min(size, counts[id] ?? 0), plan) };
  });
  const stratumOf = new Map(drawn.flatMap(({ id, ids }) => ids.map((member) => [member, id] as const)));
  const order = simpleRandom([...stratumOf.keys()], stratumOf.size, `${plan.seed}/order`);
  return {
    members: order.map((id) => ({ id, stratum: stratumOf.get(id) ?? '' })),
    strata: drawn.map(({ id, size, ids }) => ({ id, size, selected: ids.length })),
  };
}

function leastDrawn(ids: readonly string[], count: number, { seed, drawnBefore }: DrawPlan): readonly string[] {
  const byTimes = grouped(ids, (id) => drawnBefore.get(id) ?? 0);
  const chosen: string[] = [];
  for (const times of [...byTimes.keys()].toSorted((one, other) => one - other)) {
    chosen.push(...simpleRandom(byTimes.get(times) ?? [], count - chosen.length, seed));
    if (chosen.length === count) break;
  }
  return chosen;
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
