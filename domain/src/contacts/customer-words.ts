import { isLanguage, type Language } from '../language.ts';
import { type ContactRole, contactRoles, type Lifecycle, lifecycles, type Stage, stages } from './customer.ts';

// Words that customer lists in Dutch, Norwegian and English have for what is fixed here. Undefined is a word we do not know.

const yes = ['ja', 'j', 'yes', 'y', 'true', 'waar', 'sann', '1', 'x', 'opt-in', 'optin', 'aan', 'on', 'på'];
const no = ['nee', 'n', 'no', 'nei', 'false', 'onwaar', 'usann', '0', '-', 'opt-out', 'optout', 'uit', 'off', 'av'];

export function readYesNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (yes.includes(word)) return true;
  return no.includes(word) ? false : undefined;
}

const lifecycleWords: Readonly<Record<Lifecycle, readonly string[]>> = {
  prospect: ['prospect', 'lead', 'nieuw', 'potentieel', 'potensiell', 'interessent'],
  customer: ['klant', 'kunde', 'customer', 'actief', 'aktiv', 'active'],
  former: [
    'oud-klant',
    'oudklant',
    'ex-klant',
    'voormalig',
    'opgezegd',
    'inactief',
    'tidligere',
    'tidligere kunde',
    'oppsagt',
    'inaktiv',
    'former customer',
    'churned',
    'inactive',
    'left',
  ],
};

export function readLifecycle(text: string): Lifecycle | undefined {
  return wordIn(text, lifecycles, lifecycleWords);
}

const stageWords: Readonly<Record<Stage, readonly string[]>> = {
  attract: ['aantrekken', 'tiltrekke'],
  convert: ['overtuigen', 'konvertere'],
  sell: ['verkopen', 'selge'],
  delight: ['verrassen', 'begeistre'],
};

export function readStage(text: string): Stage | undefined {
  return wordIn(text, stages, stageWords);
}

const roleWords: Readonly<Record<ContactRole, readonly string[]>> = {
  user: ['gebruiker', 'bruker', 'eindgebruiker', 'sluttbruker', 'end user'],
  buyer: ['inkoper', 'koper', 'innkjøper', 'kjøper', 'innkjoper'],
  decider: ['beslisser', 'beslutningstaker', 'decision maker'],
  payer: ['betaler', 'betaler(s)', 'debiteur'],
};

/** Several roles stand in one cell with commas, slashes or semicolons between them. Undefined when one is not known. */
export function readRoles(text: string): readonly ContactRole[] | undefined {
  const words = text.split(/[,;/|+&]/).filter((word) => word.trim() !== '');
  const roles = words.map((word) => wordIn(word, contactRoles, roleWords));
  const known = roles.filter((role) => role !== undefined);
  return known.length < roles.length ? undefined : [...new Set(known)];
}

const languageWords: Readonly<Record<string, Language>> = {
  no: 'nb',
  nn: 'nb',
  nor: 'nb',
  nob: 'nb',
  norsk: 'nb',
  norwegian: 'nb',
  noors: 'nb',
  dutch: 'nl',
  nederlands: 'nl',
  nld: 'nl',
  dut: 'nl',
  nederlandsk: 'nl',
  english: 'en',
  engels: 'en',
  engelsk: 'en',
  eng: 'en',
};

/** `nl`, `nl-NL`, `Nederlands`. A language that we do not write in leaves the choice to the workspace's own. */
export function readLanguage(text: string): Language | null {
  const word = text.toLowerCase().split(/[-_ ]/, 1)[0] ?? '';
  if (isLanguage(word)) return word;
  return Object.hasOwn(languageWords, word) ? (languageWords[word] ?? null) : null;
}

const countryWords: Readonly<Record<string, string>> = {
  nederland: 'NL',
  netherlands: 'NL',
  'the netherlands': 'NL',
  holland: 'NL',
  nld: 'NL',
  norge: 'NO',
  noreg: 'NO',
  norway: 'NO',
  noorwegen: 'NO',
  nor: 'NO',
  belgië: 'BE',
  belgie: 'BE',
  belgium: 'BE',
  belgia: 'BE',
  duitsland: 'DE',
  germany: 'DE',
  deutschland: 'DE',
  tyskland: 'DE',
  sweden: 'SE',
  sverige: 'SE',
  zweden: 'SE',
  denmark: 'DK',
  danmark: 'DK',
  denemarken: 'DK',
  'united kingdom': 'GB',
  uk: 'GB',
  'verenigd koninkrijk': 'GB',
  storbritannia: 'GB',
};

export function readCountry(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  if (Object.hasOwn(countryWords, word)) return countryWords[word];
  return /^[a-z]{2}$/.test(word) ? word.toUpperCase() : undefined;
}

function wordIn<Known extends string>(
  text: string,
  known: readonly Known[],
  words: Readonly<Record<Known, readonly string[]>>,
): Known | undefined {
  const word = text.trim().toLowerCase();
  return known.find((one) => one === word || words[one].includes(word));
}
