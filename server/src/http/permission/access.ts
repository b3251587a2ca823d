import type { Role } from '../../database/tables.ts';

/**
 * Who may use a route: staff of these roles, the holder of a link's token (`invited`; the route itself checks it),
 * or `anyone`.
 */
export type Access = readonly Role[] | 'invited' | 'anyone';

export const owner = ['owner'] as const;
export const managing = ['owner', 'manager'] as const;
/** Reads answers with the person behind them. */
export const handling = ['owner', 'manager', 'analyst', 'agent'] as const;
/** Rings customers: an interviewer those of the lists that they were given. */
export const calling = ['owner', 'manager', 'agent', 'interviewer'] as const;
/** Reads the address book; the analyst has no need of it. */
export const contacting = ['owner', 'manager', 'agent'] as const;
/** Sets what figures are read by: norms, themes, reports. */
export const judging = ['owner', 'manager', 'analyst'] as const;
/** Figures without persons. */
export const reading = ['owner', 'manager', 'analyst', 'agent', 'viewer'] as const;
/** Makes what others read. */
export const analysing = ['owner', 'manager', 'analyst'] as const;
/** What is one's own: who one is, and going home. An interviewer has this, and the call list. */
export const everyone = ['owner', 'manager', 'analyst', 'agent', 'interviewer', 'viewer'] as const;
