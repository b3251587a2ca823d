import { forget, keep, kept } from './memory.ts';
import { sendForm } from './send-form.ts';
import type { SenderParts } from './sender-parts.ts';
import type { ProvenPage, SendOutcome, SentPage, Visit } from './sent-page.ts';

export type Sender = Readonly<{
  respondent: string;
  send: (page: SentPage) => Promise<SendOutcome>;
  /** Sends what an earlier page view could not. */
  sendKept: () => Promise<void>;
  /** For the count of how often the question was closed; by whom is not said. */
  noteDismissal: () => void;
}>;

export type MakeSender = (parts: SenderParts) => Sender;

/** As our pages are asked from others: without cookies, and to the end even when the page is left. */
const request: RequestInit = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  credentials: 'omit',
  keepalive: true,
};

/** Sends by fetch where the page's policy lets us, else by a form. What is not acknowledged is kept in this browser. */
export function makeSender(parts: SenderParts, { nonce, respondent }: Visit): Sender {
  const { base, token } = parts;
  const keptName = `${token}.unsent`;
  let { way } = parts;
  const attempt = async (page: ProvenPage): Promise<SendOutcome> => {
    if (way === 'form') return sendForm(parts, page);
    const watch = watchPolicy(base);
    try {
      const reply = await fetch(`${base}w/${token}/answers`, { ...request, body: JSON.stringify(page) });
      if (reply.ok) return 'stored';
      if (reply.status === 429 || reply.status >= 500) return 'unsent';
      const { code }: { code?: string } = await reply.json();
      return code === 'response_complete' ? 'stored' : { refused: code ?? String(reply.status) };
    } catch {
      if (!(await watch())) return 'unsent';
      way = 'form';
      return sendForm(parts, page);
    }
  };
  return {
    respondent,
    send: async (page) => {
      const proven = { ...page, nonce, respondent };
      keep(keptName, JSON.stringify(proven));
      const outcome = await attempt(proven);
      if (outcome !== 'unsent') forget(keptName);
      return outcome;
    },
    sendKept: async () => {
      const text = kept(keptName);
      if (text === undefined) return;
      // It was written above, by this same code.
      const page: ProvenPage = JSON.parse(text);
      if ((await attempt(page)) !== 'unsent') forget(keptName);
    },
    noteDismissal: () => {
      if (way === 'form') return;
      fetch(`${base}w/${token}/dismissals`, { ...request, body: JSON.stringify({ nonce }) }).catch(() => undefined);
    },
  };
}

/** Whether a request that failed was forbidden by the page's own policy; the news of it comes a moment later. */
function watchPolicy(base: string): () => Promise<boolean> {
  let isForbidden = false;
  const note = (event: SecurityPolicyViolationEvent) => {
    isForbidden ||= event.effectiveDirective === 'connect-src' && event.blockedURI.startsWith(new URL(base).origin);
  };
  document.addEventListener('securitypolicyviolation', note);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.removeEventListener('securitypolicyviolation', note);
    return isForbidden;
  };
}
