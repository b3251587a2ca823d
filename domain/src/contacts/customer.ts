/** What a contact is at an organisation: whoever uses a thing is not always who chose or paid for it. */
export const contactRoles = ['user', 'buyer', 'decider', 'payer'] as const;
export type ContactRole = (typeof contactRoles)[number];

export const lifecycles = ['prospect', 'customer', 'former'] as const;
export type Lifecycle = (typeof lifecycles)[number];

/** How far the relation has come: from being found to being glad that one was. */
export const stages = ['attract', 'convert', 'sell', 'delight'] as const;
export type Stage = (typeof stages)[number];

export const contactAttributeKinds = ['text', 'number', 'date', 'choice', 'yes_no'] as const;
export type ContactAttributeKind = (typeof contactAttributeKinds)[number];

/** A field that a workspace added to its contacts. `choices` are the values of a choice, in order of showing. */
export type ContactAttribute = Readonly<{
  key: string;
  name: string;
  kind: ContactAttributeKind;
  choices: readonly string[];
}>;

/** By key; a date is written `2026-05-17`, a choice as one of its values. What a contact lacks is not there. */
export type AttributeValues = Readonly<Record<string, string | number | boolean>>;
