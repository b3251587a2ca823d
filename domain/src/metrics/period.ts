/** Half-open range of time as ISO 8601 instants: from <= t < to. */
export type Period = { readonly from: string; readonly to: string };
