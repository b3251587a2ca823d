/** What customers' answers say: figures, groups, drivers, words, reports. */
export const insightRoutes = [] as const;
