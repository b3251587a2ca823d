import { type MakeSender, makeSender } from './send.ts';
import type { Visit } from './sent-page.ts';

/** The server puts the visit here as it sends the program: made for this time only. */
declare const VISIT_STANDS_HERE: Visit;

export const connect: MakeSender = (parts) => makeSender(parts, VISIT_STANDS_HERE);
