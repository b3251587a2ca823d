/** What becomes of a part of the customers: asked now, could be asked, resting until later, or not to be asked at all. */
export type PressureLook = 'asked' | 'spare' | 'resting' | 'barred';

export type PressurePart = Readonly<{ key: string; count: number; look: PressureLook }>;

const spareReasons: readonly string[] = ['not_drawn', 'not_selected', 'not_due'];
const restingReasons: readonly string[] = [
  'cap_reached',
  'budget_spent',
  'already_asked',
  'already_planned',
  'asked_together',
  'lower_priority_planned',
  'expires_first',
  'frequency',
];

/** Not drawn is no loss, rest ends by itself; everything else keeps a customer from being asked at all. */
export function lookOf(reason: string): PressureLook {
  if (spareReasons.includes(reason)) return 'spare';
  return restingReasons.includes(reason) ? 'resting' : 'barred';
}

/** Where a part of the bar stands, in percent of its width; a narrow one has no room for its figure. */
export type PlacedPart = PressurePart & Readonly<{ start: number; width: number; hasFigure: boolean }>;

const gap = 0.3;
/** One customer of a million is still seen. */
const widthLeast = 0.6;
/** Narrower than this a figure would run into the next one, on a phone first. */
const figureWidth = 13;

/** The parts of a contact-pressure bar beside each other, as wide as they are many; nobody is left out of the drawing. */
export function pressureLayout(parts: readonly PressurePart[]): readonly PlacedPart[] {
  const shown = parts.filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  const room = 100 - gap * Math.max(0, shown.length - 1);
  const wide = shown.map(({ count }) => Math.max(widthLeast, (count / total) * room));
  const scale = room / wide.reduce((sum, width) => sum + width, 0);
  let start = 0;
  return shown.map((part, place) => {
    const width = (wide[place] ?? 0) * scale;
    const placed = { ...part, start, width, hasFigure: width >= figureWidth };
    start += width + gap;
    return placed;
  });
}
