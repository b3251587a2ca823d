/** A design effect below this is not told: the interval is hardly wider than that of as many customers. */
export const tellingEffect = 1.05;
