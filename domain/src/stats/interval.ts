/** Lower and upper bound, in that order. Bounds are never clipped to the scale here; only a display clips. */
export type Interval = readonly [low: number, high: number];
