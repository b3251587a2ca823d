/** What happened that a chart is read by; people mark it, nothing is concluded from it. */
export const chartEventKinds = ['price_change', 'outage', 'campaign', 'other'] as const;
export type ChartEventKind = (typeof chartEventKinds)[number];
