import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';

/** Who answers, as a company's own server has signed it: its own number for the customer, or the address. */
export type SignedName = Readonly<{ subject: string; by: 'external_id' | 'email' }>;

/** What a token is for. One that was made for something else (a password reset, say) opens nothing here. */
export const embedPurpose = 'survey-access';

/** Longer than this nobody's page stays open, and a token that is found later is worth nothing. */
const lifeSecondsMax = 24 * 60 * 60;
const lengthMax = 4096;
const subjectLengthMax = 254;

export type TokenCheck = Readonly<{
  /** The secrets in force; the newest first. */
  secrets: readonly string[];
  /** The survey's public token, which the page names as well. */
  survey: string;
  /** When the question was shown: whoever had the page open before the token ended may still answer. */
  shownAt: Date;
}>;

/**
 * Reads a JSON Web Token (RFC 7519) signed with HS256 and refuses it by name: a wrong shape, signature, purpose, survey or
 * time. The algorithm is ours to say, not the token's: any other, and `none`, is a wrong shape.
 */
export function readEmbedToken(token: string, check: TokenCheck): SignedName {
  const [head = '', body = '', mac = '', ...rest] = token.length <= lengthMax ? token.split('.') : [];
  const header = read(head);
  if (rest.length > 0 || header === undefined || header['alg'] !== 'HS256') throw new Refusal('token_malformed');
  // Whoever does not know a rule that is said to matter has to refuse the token (RFC 7515, 4.1.11).
  if (header['crit'] !== undefined) throw new Refusal('token_malformed');
  const isSigned = check.secrets.some((secret) => isMacOf(secret, `${head}.${body}`, mac));
  if (!isSigned) throw new Refusal('token_signature');
  const claims = read(body);
  if (claims === undefined) throw new Refusal('token_malformed');
  if (claims['purpose'] !== embedPurpose) throw new Refusal('token_purpose');
  if (claims['survey'] !== check.survey) throw new Refusal('token_survey');
  const expires = claims['exp'];
  if (typeof expires !== 'number') throw new Refusal('token_malformed');
  const left = expires - check.shownAt.getTime() / 1000;
  if (!(left > 0)) throw new Refusal('token_expired');
  if (left > lifeSecondsMax) throw new Refusal('token_malformed');
  return nameOf(claims);
}

function nameOf(claims: Readonly<Record<string, unknown>>): SignedName {
  const { sub, email } = claims;
  const by = typeof sub === 'string' ? 'external_id' : 'email';
  const subject = by === 'external_id' ? sub : email;
  if (typeof subject !== 'string' || subject === '' || subject.length > subjectLengthMax) {
    throw new Refusal('token_malformed');
  }
  // No customer is known by what the database cannot hold.
  if (subject.includes('\0') || !subject.isWellFormed()) throw new Refusal('token_malformed');
  return { subject, by };
}

function isMacOf(secret: string, text: string, mac: string): boolean {
  const expected = createHmac('sha256', secret).update(text).digest();
  const given = Buffer.from(mac, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function read(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
