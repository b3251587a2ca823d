/** A session that nobody uses ends after a working day; in use it lasts a week. */
export const sessionIdleSeconds = 8 * 3600;
export const sessionSecondsMax = 7 * 24 * 3600;
