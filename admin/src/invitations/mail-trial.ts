import type { MailTest } from './invitation-requests.ts';

/** One test of the mail server: to whom, when, and how far it came. */
export type MailTrial = Readonly<{ to: string; at: Date; test: MailTest }>;
