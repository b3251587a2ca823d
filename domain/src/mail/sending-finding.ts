/** What is looked at before much mail is sent from a domain, in the order in which a person mends it. */
export const sendingChecks = ['tls', 'spf', 'dkim', 'dmarc', 'alignment', 'ptr', 'unsubscribe', 'return_mail'] as const;
export type SendingCheckName = (typeof sendingChecks)[number];

/** `fault` stops a large wave; `warning` may cost mail; `unknown` could not be asked, and stops nothing by itself. */
export type SendingVerdict = 'good' | 'warning' | 'fault' | 'unknown';

/** A line for the domain's DNS that mends it. */
export type DnsRecord = Readonly<{ name: string; type: 'TXT'; value: string }>;

export type SendingFinding = Readonly<{
  check: SendingCheckName;
  verdict: SendingVerdict;
  /** Why, as a code that the catalogue words; with `check` before it the key of the sentence. */
  code: string;
  values?: Readonly<Record<string, string | number>>;
  record?: DnsRecord;
}>;

/** Whether a large wave may go: nothing is broken. */
export function isInOrder(findings: readonly SendingFinding[]): boolean {
  return findings.length > 0 && findings.every(({ verdict }) => verdict !== 'fault');
}
