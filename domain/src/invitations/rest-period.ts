/**
 * Days between two invitations to one person, over all waves of a workspace. Being asked too often is the commonest
 * reason for not answering any more, and for leaving.
 */
export const restDays = 90;

/** Days that a personal link opens the question. Unsubscribing by it works for ever. */
export const linkDays = 30;
