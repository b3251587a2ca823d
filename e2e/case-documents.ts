import type { Language } from '@voldaan/domain/language';
import type { CaseFormView, CaseHead, CaseStatusView, PageFrame } from '@voldaan/respond/page';
import * as pages from '@voldaan/respond/page';
import { caseMailHtml } from '@voldaan/server/complaints/tell/case-mail-html';

type Framed = PageFrame & Readonly<{ organisation: string }>;

const fields = { kind: '', words: '', about: '', remedy: '', name: '', email: '', phone: '', reach: '', website: '' };
const receivedAt = new Date('2026-11-20T13:12:00Z');
const due = new Date('2026-11-27T16:00:00Z');

/** Every page of complaints that a customer can meet, and a mail. */
export function caseDocuments(frame: Framed): readonly (readonly [string, string])[] {
  const form: CaseFormView = {
    ...frame,
    action: `/${frame.language}/post`,
    nonce: 'once',
    typed: fields,
    faults: [],
    isDoubtful: false,
    promised: { acknowledge: { unit: 'work_days', count: 1 }, decision: { unit: 'work_days', count: 5 } },
    filesMax: 5,
    fileMegabytes: 10,
  };
  const faults: CaseFormView['faults'] = [
    { field: null, code: 'doubtful' },
    { field: 'kind', code: 'kind' },
    { field: 'files', code: 'active', name: 'logo.svg' },
    { field: 'files', code: 'again', names: ['IMG_0001.jpg'] },
    { field: 'email', code: 'email' },
  ];
  return [
    ['case-form', pages.renderCaseFormPage(form)],
    ['case-form-fault', pages.renderCaseFormPage({ ...form, faults, isDoubtful: true })],
    ['case-shut', pages.renderCaseShutPage(frame)],
    ['case-privacy', pages.renderCasePrivacyPage(frame)],
    ...statusDocuments(frame),
    ['mail-case', mailOf(frame)],
  ];
}

function statusDocuments(frame: Framed): readonly (readonly [string, string])[] {
  const head: CaseHead = {
    ...frame,
    number: '26-0107',
    kind: 'complaint',
    person: 'Sanne van Dijk',
    timeZone: 'Europe/Amsterdam',
    receivedAt,
    externalRecourse: 'De Geschillencommissie, Bordewijklaan 46',
  };
  const status: CaseStatusView = {
    ...head,
    standing: 'busy',
    line: [
      { key: 'received', at: receivedAt },
      { key: 'called', at: new Date('2026-11-23T09:40:00Z'), name: 'Sanne van Dijk' },
      { key: 'extended', at: new Date('2026-11-24T09:40:00Z'), until: new Date('2026-12-04T16:00:00Z'), text: '4417' },
    ],
    promises: [{ name: 'decision', due: new Date('2026-12-04T16:00:00Z') }],
    now: receivedAt,
    decision: undefined,
    internalRecourse: '',
    phone: '030 123 45 67',
    closedAt: undefined,
    reopenableUntil: undefined,
    action: '/post',
    nonce: 'once',
    may: { add: true, agree: false, disagree: false, reopen: false },
    typed: '',
    fault: undefined,
    isAdded: true,
  };
  const decided: CaseStatusView = {
    ...status,
    standing: 'decided',
    line: [...status.line, { key: 'decided', at: due }],
    decision: { outcome: 'upheld', remedies: ['apology', 'refund'], reason: '4417' },
    promises: [],
    may: { add: true, agree: true, disagree: true, reopen: false },
    fault: 'empty',
    isAdded: false,
  };
  const settled: CaseStatusView = {
    ...decided,
    standing: 'accepted',
    line: [...decided.line, { key: 'accepted', at: due }],
    closedAt: due,
    reopenableUntil: new Date('2027-01-27T16:00:00Z'),
    may: { add: false, agree: false, disagree: false, reopen: true },
    fault: undefined,
  };
  const promises = [{ name: 'first_contact', due } as const, { name: 'decision', due } as const];
  return [
    ['case-received', pages.renderCaseReceivedPage({ ...head, promises, statusHref: '/status', isMailed: true })],
    ['case-status', pages.renderCaseStatusPage(status)],
    ['case-decided', pages.renderCaseStatusPage(decided)],
    ['case-settled', pages.renderCaseStatusPage(settled)],
  ];
}

/** In each language a sentence that tells it apart; the words of real mails are held in server/complaints/tell. */
const mailWords: Readonly<Record<Language, string>> = {
  nl: 'Een antwoord op uw vraag',
  nb: 'Et svar til deg',
  en: 'An answer to your question',
};

function mailOf({ language, organisation }: Framed): string {
  const words = mailWords[language === 'nl' || language === 'nb' ? language : 'en'];
  return caseMailHtml({
    language,
    direction: 'ltr',
    subject: words,
    organisation,
    slip: { title: '26-0107', detail: words },
    heading: words,
    greeting: words,
    paragraphs: [words],
    rows: [{ label: words, text: words }],
    button: { label: words, url: '/status' },
    notes: [words],
    signature: { regards: words, name: 'Sanne van Dijk', phone: '030 123 45 67' },
    footer: { why: words, privacy: words, privacyUrl: '/privacy', postalLine: 'Biltstraat 117, 3572 AP Utrecht' },
  });
}
