/** An answer scale: scores from min to max in steps. A Dutch grade with halves is { min: 1, max: 10, step: 0.5 }. */
export type Scale = { readonly min: number; readonly max: number; readonly step: number };
