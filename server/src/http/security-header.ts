import type { Config } from '../config.ts';

export type Headers = Readonly<Record<string, string>>;

/** On every reply of any kind. */
export function commonHeaders(config: Config): Headers {
  return {
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(config.baseUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}

/** Data is not a document: opened by itself it may do nothing. */
export const dataHeaders: Headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The staff's web app: own scripts only, no inline ones, and no text that turns into markup (Trusted Types). */
export const adminPageHeaders: Headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    'report-to csp',
  ].join('; '),
  'reporting-endpoints': 'csp="/csp-reports"',
};

/**
 * A page that customers meet. Inline style and script carry the nonce; nothing is fetched from elsewhere, the address
 * (which may hold a token) is passed on to nobody and kept out of search machines.
 */
export function surveyPageHeaders(nonce: string, embedHosts: readonly string[] = []): Headers {
  return {
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      `frame-ancestors ${embedHosts.length === 0 ? "'none'" : embedHosts.join(' ')}`,
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    'cache-control': 'no-store',
  };
}

/** A survey or mail shown to staff before it leaves: whatever it holds, it runs nothing and reaches nobody. */
export const previewHeaders: Headers = {
  'content-security-policy':
    "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
  'referrer-policy': 'no-referrer',
};
