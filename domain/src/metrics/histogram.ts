/**
 * Counts per score of one metric's scale: element 0 counts the lowest score, then one element per step.
 *
 * Counting is SQL's work, judging is ours: a histogram is all that passes between the two. Histograms of the same scale
 * merge by addition (merge-histograms.ts), over months, branches, processes and nodes.
 */
export type Histogram = readonly number[];
