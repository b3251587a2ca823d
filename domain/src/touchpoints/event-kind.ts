/**
 * What an event says about the customer beyond itself. A company tells of any kind it likes; those of this table are
 * understood as well.
 */
export type EventMeaning =
  | 'order'
  | 'delivery'
  | 'payment'
  | 'contact'
  | 'start'
  | 'end'
  | 'complaint'
  | 'complaint_end';

export const knownEventKinds = {
  quote_sent: 'contact',
  appointment_made: 'contact',
  visit_done: 'contact',
  call_done: 'contact',
  ticket_opened: 'contact',
  ticket_closed: 'contact',
  order_placed: 'order',
  order_shipped: 'delivery',
  order_delivered: 'delivery',
  order_returned: 'contact',
  invoice_sent: 'contact',
  payment_received: 'payment',
  payment_failed: 'contact',
  subscription_started: 'start',
  subscription_renewed: 'order',
  subscription_ended: 'end',
  complaint_opened: 'complaint',
  complaint_closed: 'complaint_end',
} as const satisfies Readonly<Record<string, EventMeaning>>;

export type KnownEventKind = keyof typeof knownEventKinds;

/** Names of kinds: small letters, digits, `_` and `.`, as `order_delivered` or `shop.order_delivered`. */
export const eventKindPattern = /^[a-z][a-z0-9_.]{0,63}$/;

export function meaningOf(kind: string): EventMeaning | undefined {
  const table: Readonly<Record<string, EventMeaning>> = knownEventKinds;
  return Object.hasOwn(table, kind) ? table[kind] : undefined;
}

/** The kinds that mean one of these, for asking a database about them. */
export function kindsMeaning(...meanings: readonly EventMeaning[]): readonly string[] {
  return Object.entries(knownEventKinds)
    .filter(([, meaning]) => meanings.includes(meaning))
    .map(([kind]) => kind);
}
