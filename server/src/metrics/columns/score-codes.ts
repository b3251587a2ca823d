/** Codes of what score_row keeps as a letter; the place in the list is the code. */
export const classCodes = ['h', 'u', 'm'] as const;
export const languageCodes = ['x', 'n', 'b', 'k', 'e'] as const;
export const channelCodes = ['m', 'l', 'a', 'w', 'e', 'k', 'q', 't'] as const;
