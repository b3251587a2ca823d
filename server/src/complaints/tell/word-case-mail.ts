import { advanceCase } from '@voldaan/domain/complaints/advance-case';
import type { CaseEvent } from '@voldaan/domain/complaints/case-event';
import type { CaseState } from '@voldaan/domain/complaints/case-state';
import { directionOf, htmlLanguage, inOrder, type LanguageTag, localeOf } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { customerMessage } from '../../catalogue/customer-message.ts';
import type { CaseMailKind } from '../../database/case-form-tables.ts';
import { type CaseClock, judgeClock } from '../case-clock.ts';
import { caseNumber, type LoadedCase } from '../cases.ts';
import { toldDecision } from '../public/case-line.ts';
import { openPromises } from '../public/status-view.ts';
import type { CaseMail } from './case-mail-html.ts';

export type MailAbout = Readonly<{
  kind: CaseMailKind;
  place: number;
  loaded: LoadedCase;
  clock: CaseClock;
  organisation: string;
  postalLine: string;
  /** Who is responsible; undefined when nobody is named. */
  person: string | undefined;
  phone: string;
  externalRecourse: string;
  statusUrl: string;
  privacyUrl: string;
}>;

type Parts = Pick<CaseMail, 'subject' | 'heading' | 'paragraphs' | 'rows' | 'notes'> & Readonly<{ button: string }>;
type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

/** One mail about one step, as it stood after that step. */
export function wordCaseMail(about: MailAbout): CaseMail {
  const { loaded, organisation, person, phone, statusUrl, privacyUrl, postalLine } = about;
  const { row } = loaded;
  const say = sayIn(row.language, loaded);
  const { button, ...parts } = partsOf(about, say);
  const named = row.name === '' ? 'mail.greeting.unnamed' : 'mail.greeting.named';
  return {
    ...parts,
    language: htmlLanguage(row.language),
    direction: directionOf(row.language),
    organisation,
    slip: { title: say('mail.case.slip'), detail: capital(say(`mail.case.about.${loaded.state.kind}`)) },
    greeting: say(named, { name: row.name }),
    button: { label: button, url: statusUrl },
    signature: { regards: say('mail.regards'), name: person ?? organisation, phone: inOrder(row.language, phone) },
    footer: { why: say('mail.case.why', { org: organisation }), privacy: say('mail.privacy'), privacyUrl, postalLine },
  };
}

/** Every text knows the number, and what it is about: "uw klacht". */
function sayIn(language: LanguageTag, { row, state }: LoadedCase): Say {
  const about = customerMessage(language, [`mail.case.about.${state.kind}`]);
  const known = { number: inOrder(language, caseNumber(row)), about, about_capital: capital(about) };
  return (key, values) => customerMessage(language, [key], { ...known, ...values });
}

function partsOf(about: MailAbout, say: Say): Parts {
  switch (about.kind) {
    case 'received':
      return receivedParts(about, say);
    case 'extension':
      return extensionParts(about, say);
    case 'decision':
      return decisionParts(about, say);
    case 'closing':
      return closingParts(about, say);
    case 'left_open':
      return leftOpenParts(about, say);
  }
}

const byStaff: ReadonlySet<string> = new Set(['phone', 'visit']);

function receivedParts({ loaded, clock, person, place }: MailAbout, say: Say): Parts {
  const { row } = loaded;
  const before = stateAt(loaded.events, place);
  const promises = openPromises(judgeClock(before, clock, before.receivedAt).promises, before, true);
  const isPraise = before.kind === 'compliment';
  return {
    subject: say('mail.case.received.subject'),
    heading: say('mail.case.received.heading'),
    paragraphs: [say(`mail.case.received.${receivedText(before.kind, row.source, person)}`)],
    rows: isPraise
      ? []
      : promises.map(({ name, due }) => ({
          label: say('mail.case.until', { day: dayIn(row.language, clock, due) }),
          text: say(`mail.case.promise.${name}`),
        })),
    notes: [],
    button: say('mail.case.view'),
  };
}

function receivedText(kind: CaseState['kind'], source: string, person: string | undefined): string {
  if (kind === 'compliment') return 'text-compliment';
  if (person !== undefined && byStaff.has(source)) return 'text-phone';
  const text = kind === 'complaint' ? 'text' : 'text-other';
  return person === undefined ? `${text}-unnamed` : text;
}

function extensionParts({ loaded, clock, place }: MailAbout, say: Say): Parts {
  const event = loaded.events[place];
  const before = stateAt(loaded.events, place - 1);
  const promised = judgeClock(before, clock, before.receivedAt).promises.find(({ name }) => name === 'decision');
  const day = (at: Date) => dayIn(loaded.row.language, clock, at);
  const was = promised === undefined ? '' : day(promised.due);
  const isExtension = event?.what === 'extended';
  return {
    subject: say('mail.case.extension.subject'),
    heading: say('mail.case.extension.heading', { day: was }),
    paragraphs: [say('mail.case.extension.text', { day: was }), ...(isExtension ? [event.reason] : [])],
    rows: [
      { label: say('mail.case.extension.was'), text: was },
      { label: say('mail.case.extension.becomes'), text: isExtension ? day(event.until) : '' },
    ],
    notes: [say('mail.case.extension.wait')],
    button: say('mail.case.view'),
  };
}

function decisionParts({ loaded, place, externalRecourse }: MailAbout, say: Say): Parts {
  const state = stateAt(loaded.events, place);
  const decision = toldDecision(loaded.events, state);
  const list = new Intl.ListFormat(loaded.row.language.split('-x-')[0], { type: 'conjunction' });
  const remedies = list.format((decision?.remedies ?? []).map((remedy) => say(`mail.case.remedy.${remedy}`)));
  const reason = decision?.reason ?? '';
  return {
    subject: say('mail.case.decision.subject'),
    heading: say(`mail.case.decision.${decision?.outcome ?? 'upheld'}`),
    paragraphs: [say('mail.case.decision.text')],
    rows: [
      ...(reason === '' ? [] : [{ label: say('mail.case.decision.reason'), text: reason }]),
      ...(remedies === '' ? [] : [{ label: say('mail.case.decision.remedy'), text: remedies }]),
    ],
    notes: [say('mail.case.decision.object'), ...(externalRecourse === '' ? [] : [externalRecourse])],
    button: say('mail.case.decision.button'),
  };
}

function closingParts({ loaded, place }: MailAbout, say: Say): Parts {
  const event = loaded.events[place];
  const closing = event?.what === 'closed' ? event.closing : 'accepted';
  return {
    subject: say('mail.case.closing.subject'),
    heading: say('mail.case.closing.heading'),
    paragraphs: [
      say(`mail.case.closing.${closing}`),
      ...(closing === 'thanked' ? [] : [say('mail.case.closing.again')]),
    ],
    rows: [],
    notes: [],
    button: say('mail.case.view'),
  };
}

function leftOpenParts({ loaded, place }: MailAbout, say: Say): Parts {
  const event = loaded.events[place];
  const recourse = event?.what === 'left_open' ? event : { internalRecourse: '', externalRecourse: '' };
  return {
    subject: say('mail.case.left_open.subject'),
    heading: say('mail.case.left_open.heading'),
    paragraphs: [say('mail.case.left_open.text')],
    rows: [
      { label: say('mail.case.left_open.inside'), text: recourse.internalRecourse },
      { label: say('mail.case.left_open.outside'), text: recourse.externalRecourse },
    ],
    notes: [],
    button: say('mail.case.view'),
  };
}

function stateAt(events: readonly CaseEvent[], place: number): CaseState {
  const state = events.slice(0, place + 1).reduce<CaseState | undefined>(advanceCase, undefined);
  if (state === undefined) throw new Error('a case without its first step');
  return state;
}

function dayIn(language: LanguageTag, { hours }: CaseClock, at: Date): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: hours.zone,
  });
  return unbrokenDay(format.format(at));
}

function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase() + rest.join('');
}
