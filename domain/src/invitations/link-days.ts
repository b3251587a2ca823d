/** Days that a personal link opens the question. Unsubscribing by it works for ever. */
export const linkDays = 30;
