/**
 * What a bounce says of the address. `hard`: nobody is there, and nobody will be. `full`: somebody is, who reads little.
 * `policy`: it is about us or the mail, never about the person. `soft`: everything that may pass.
 */
export type BounceKind = 'hard' | 'soft' | 'full' | 'policy';

/**
 * Statuses (RFC 3463 with the registry of RFC 5248) by which an address is known to be of no use: no such mailbox, no
 * such host, bad syntax, a domain that takes no mail (null MX), a mailbox that was closed.
 */
const hardStatuses: ReadonlySet<string> = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.10', '5.2.1']);

/** Not within an IP address. */
const statusShape = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)/g;

/**
 * Judges by the enhanced status code. Where it says no more than "failed", as Exim's 5.0.0 does, the code that the refusing
 * server gave in its own line stands in, and after that its words. Undefined for a status that tells of no failure.
 */
export function bounceKindOf(status: string, diagnostic = ''): BounceKind | undefined {
  const code = tellingStatus(status, diagnostic);
  const [group, subject, detail] = code.split('.');
  if (code === '' || group === '2') return undefined;
  if (hardStatuses.has(code)) return 'hard';
  if (subject === '2' && detail === '2') return 'full';
  if (subject === '7') return 'policy';
  return group === '5' && isVague(code) ? kindOfWords(diagnostic) : 'soft';
}

/** The status, or where it is vague and the diagnostic has a better one of the same class, that. */
export function tellingStatus(status: string, diagnostic: string): string {
  const reply = smtpReply(diagnostic);
  const given = readStatuses(status)[0] ?? (/^\s*5\d\d\b/.test(reply) ? '5.0.0' : '');
  if (given !== '' && !isVague(given)) return given;
  const quoted = readStatuses(reply).filter((code) => given === '' || code[0] === given[0]);
  return quoted.find((code) => !isVague(code)) ?? (given || (quoted[0] ?? ''));
}

function readStatuses(text: string): readonly string[] {
  return [...text.matchAll(statusShape)].map(([, group, subject, detail]) =>
    [group, Number(subject), Number(detail)].join('.'),
  );
}

function isVague(status: string): boolean {
  return /^\d\.0\.|\.0$/.test(status);
}

/** `smtp; 550-5.1.1 no such user`: the server's line, with the dash of a reply of several lines taken for a space. */
function smtpReply(diagnostic: string): string {
  return diagnostic.replace(/^[^;]{0,40};/, '').replaceAll(/(\d{3})-/g, '$1 ');
}

const policyWords =
  /spam|block(?:ed|list)|black ?list|blocklist|reputation|policy|dmarc|spf|dkim|not allowed to send|rate limit|banned|listed/i;
const hardWords =
  /user unknown|unknown (?:user|recipient|address)|no such (?:user|mailbox|recipient|address|person)|does(?:n.t| not) exist|(?:user|mailbox|recipient|account|address) (?:is )?(?:not found|unavailable|disabled|inactive)|mailbox unavailable|no mailbox here|invalid (?:recipient|mailbox)|not a (?:valid|known) (?:user|mailbox|recipient)|no longer (?:works|exists|available|in use)/i;

/** Words decide only where every code is silent, and never against a person when they speak of us. */
function kindOfWords(diagnostic: string): BounceKind {
  if (policyWords.test(diagnostic)) return 'policy';
  if (/quota|mailbox (?:is )?full|over (?:its )?limit/i.test(diagnostic)) return 'full';
  return hardWords.test(diagnostic) ? 'hard' : 'soft';
}
