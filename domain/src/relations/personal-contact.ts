import type { KnownEventKind } from '../touchpoints/event-kind.ts';

/**
 * The events that tell of somebody who spoke to the customer. A quote that was sent or a ticket that was opened is heard of, and is
 * no conversation: whoever only gets paper is not stayed in touch with.
 */
export const personalContactKinds = ['visit_done', 'call_done'] as const satisfies readonly KnownEventKind[];
