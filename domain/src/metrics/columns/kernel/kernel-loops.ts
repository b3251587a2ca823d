export type Codes = Uint8Array | Uint16Array;

/** A row passes when the table has 255 at its code, and not when it has 0; no other number is in a table. */
export type Condition = Readonly<{ codes: Codes; table: Uint8Array }>;

/** A part of a row's key: its code, so many bits up. */
export type KeyPart = Readonly<{ codes: Codes; shift: number }>;

/** The loops that touch every row. Columns and masks given together are equally long. */
export type Kernel = Readonly<{
  /** A mask of so many rows: 255 where all conditions hold, else 0; of those alone that another mask lets through. */
  match: (count: number, conditions: readonly Condition[], within?: Uint8Array) => Uint8Array;
  /** Takes those rows out of a mask for whose key, the sum of its parts, the table has 0. */
  narrowByKeys: (mask: Uint8Array, parts: readonly KeyPart[], table: Uint8Array) => void;
  /** How many rows of a mask have each key, the sum of its parts; keys are below `size`. */
  countKeys: (mask: Uint8Array, parts: readonly KeyPart[], size: number) => Uint32Array;
  /** How many rows have each step from 1 to `levels`. */
  count: (steps: Uint8Array, mask: Uint8Array | undefined, levels: number) => Uint32Array;
  /** How many rows have each step of each code, at (code << shift) + step; steps are below 1 << shift. */
  group: (
    steps: Uint8Array,
    mask: Uint8Array | undefined,
    by: Readonly<{ codes: Codes; size: number; shift: number }>,
  ) => Uint32Array;
}>;
