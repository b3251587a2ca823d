import { directionOf, htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { CaseFault } from '../case-view.ts';
import { message, spokenTagFor } from '../catalogue.ts';
import { caseFaultText } from '../page/case-words.ts';
import { entranceWords } from '../widget/words.ts';
import type { PanelReply, PanelView, PanelWords } from './panel-view.ts';

const kinds = ['complaint', 'suggestion', 'question', 'compliment'] as const;

export type PanelWish = Readonly<{ url: string; nonce: string; language: LanguageTag }>;

/** The panel in the language that we speak nearest to the page's. */
export function panelView({ url, nonce, language }: PanelWish): PanelView {
  const spoken = spokenTagFor(language);
  return { url, nonce, language: htmlLanguage(spoken), direction: directionOf(spoken), words: panelWords(spoken) };
}

function panelWords(language: LanguageTag): PanelWords {
  return {
    heading: message(language, 'case.form.heading'),
    kind: message(language, 'case.form.kind'),
    kinds: kinds.map((kind) => [kind, message(language, `case.kind.${kind}`)] as const),
    words: message(language, 'case.form.words'),
    name: message(language, 'case.form.name'),
    email: message(language, 'case.form.email'),
    files: message(language, 'case.form.files'),
    send: message(language, 'case.form.send'),
    open: message(language, 'case.received.open'),
    close: entranceWords(language).close,
    whole: message(language, 'case.form.whole'),
    unsent: message(language, 'case.form.unsent'),
  };
}

export type PanelTaken = Readonly<{
  language: LanguageTag;
  kind: (typeof kinds)[number];
  number: string;
  person: string | undefined;
  isMailed: boolean;
  statusUrl: string;
}>;

/** As the page says it that would have been opened. */
export function panelTaken({ language, kind, number, person, isMailed, statusUrl }: PanelTaken): PanelReply {
  const text = [
    message(language, 'case.received.number', { number }),
    ...(person === undefined ? [] : [message(language, 'case.received.person', { name: person })]),
    message(language, isMailed ? 'case.received.mailed' : 'case.received.keep'),
  ].join(' ');
  return { heading: message(language, `case.received.${kind}`), text, statusUrl };
}

export type PanelFaults = Readonly<{
  language: LanguageTag;
  faults: readonly CaseFault[];
  nonce: string;
  fileMegabytes: number;
  filesMax: number;
}>;

export function panelFaults({ language, faults, nonce, fileMegabytes, filesMax }: PanelFaults): PanelReply {
  const texts = faults.map((fault) =>
    // The field that the page asks to leave empty is not here.
    fault.code === 'doubtful'
      ? message(language, 'case.form.unsent')
      : caseFaultText(language, fault, fileMegabytes, filesMax),
  );
  return { faults: texts, nonce };
}
