export const recordKinds = ['interview', 'group', 'observation'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** By what somebody agreed to be asked or watched; who is only watched in a public place is asked nothing. */
export const consentWays = ['spoken', 'written', 'not_needed'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** Words from a record, by the themes of the codebook; `isQuote`: they were said so, and may be told on without a name. */
export type Passage = Readonly<{ words: string; themeIds: readonly string[]; isQuote: boolean }>;

export const problemStates = ['open', 'being_solved', 'solved', 'accepted'] as const;
export type ProblemState = (typeof problemStates)[number];

/** Where evidence of a problem came from: an answer, the cause of complaints, a passage, an observation, or elsewhere. */
export const evidenceKinds = ['answer', 'cause', 'passage', 'observation', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** One thing that shows a problem: what it says, when it was seen, and where it stands. */
export type Evidence = Readonly<{ kind: EvidenceKind; ref: string; words: string; at: string }>;

/** Of how many kinds evidence is: what was noticed in several ways is less likely to be a fault of one of them. */
export function kindsOfEvidence(evidence: readonly Pick<Evidence, 'kind'>[]): number {
  return new Set(evidence.map(({ kind }) => kind)).size;
}
