/** A body that a page or a program sends is there at once; what takes longer holds a connection and gives nothing for it. */
export const bodyMsMax = 30_000;

/** A list of customers of fifty megabytes over a line of a megabit. Node's own limit, which knows no routes, is this one. */
export const uploadMsMax = 10 * 60_000;
