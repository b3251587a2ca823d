/** What happened that a chart is read by; people mark it, nothing is concluded from it. */
export const markedEventKinds = ['price_change', 'outage', 'campaign', 'other'] as const;
export type MarkedEventKind = (typeof markedEventKinds)[number];

/** `improvement`: where an improvement action starts, which marks itself. */
export const chartEventKinds = [...markedEventKinds, 'improvement'] as const;
export type ChartEventKind = (typeof chartEventKinds)[number];
