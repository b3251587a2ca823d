/** Where a contact moment stands in the customer's journey. */
export const phases = ['before', 'during', 'after'] as const;
export type Phase = (typeof phases)[number];

/**
 * A contact moment: direct (with us) or indirect (about us: an advert, a review), material (the thing, its delivery) or
 * immaterial (how friendly, how honest).
 */
export type Touchpoint = Readonly<{
  id: string;
  name: string;
  phase: Phase;
  isDirect: boolean;
  isMaterial: boolean;
  channel: string;
  /** The kind of event by which it is known to have taken place; '' when nothing tells of it. */
  eventKind: string;
}>;
