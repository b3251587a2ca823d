import type { Language } from '@voldaan/domain/language';
import { pick } from './demo-draw.ts';
import { seedThing } from './seed-things.ts';

type Theme = Readonly<Record<Language, Readonly<{ low: readonly string[]; high: readonly string[] }>>>;

/** What the customers of a seeded company talk about, unhappy and happy; written for the sample, in three languages. */
const themes: readonly Theme[] = [
  {
    nl: {
      low: ['de bestelling kwam {n} dagen te laat', 'ik heb twee keer voor niets op de bezorger gewacht'],
      high: ['de bestelling was er binnen {n} dagen', 'netjes bezorgd op het afgesproken uur'],
    },
    nb: {
      low: ['bestillingen kom {n} dager for sent', 'jeg ventet to ganger forgjeves på budet'],
      high: ['bestillingen kom etter {n} dager', 'levert til avtalt tid'],
    },
    en: {
      low: ['the order came {n} days late', 'I waited for the courier twice in vain'],
      high: ['the order was here within {n} days', 'delivered at the hour we agreed'],
    },
  },
  {
    nl: {
      low: ['de prijs is veel hoger dan vorig jaar', 'er stonden {n} euro extra kosten op de rekening'],
      high: ['eerlijke prijs voor wat je krijgt', 'het was {n} euro goedkoper dan gedacht'],
    },
    nb: {
      low: ['prisen er mye høyere enn i fjor', 'det sto {n} kroner ekstra på regningen'],
      high: ['god pris for det du får', 'det ble {n} kroner billigere enn ventet'],
    },
    en: {
      low: ['the price is far higher than last year', 'there were {n} euros of extra costs on the bill'],
      high: ['a fair price for what you get', 'it was {n} euros cheaper than I thought'],
    },
  },
  {
    nl: {
      low: ['ik stond {n} minuten in de wacht', 'niemand belde terug'],
      high: ['na {n} minuten had ik iemand aan de telefoon', 'er werd dezelfde dag teruggebeld'],
    },
    nb: {
      low: ['jeg satt {n} minutter i kø', 'ingen ringte tilbake'],
      high: ['etter {n} minutter fikk jeg svar på telefonen', 'de ringte tilbake samme dag'],
    },
    en: {
      low: ['I was on hold for {n} minutes', 'nobody called me back'],
      high: ['somebody answered within {n} minutes', 'they called back the same day'],
    },
  },
  {
    nl: {
      low: ['de medewerker was kortaf', 'ik voelde me niet serieus genomen'],
      high: ['vriendelijke mensen die meedenken', 'er werd goed naar me geluisterd'],
    },
    nb: {
      low: ['medarbeideren var avvisende', 'jeg ble ikke tatt på alvor'],
      high: ['vennlige folk som tenker med', 'de lyttet godt til meg'],
    },
    en: {
      low: ['the employee was curt', 'I did not feel taken seriously'],
      high: ['friendly people who think along', 'they listened well'],
    },
  },
  {
    nl: {
      low: ['de uitleg op de website klopt niet', 'ik kreeg {n} verschillende antwoorden'],
      high: ['duidelijke uitleg vooraf', 'de handleiding was in {n} stappen klaar'],
    },
    nb: {
      low: ['forklaringen på nettsiden stemmer ikke', 'jeg fikk {n} ulike svar'],
      high: ['tydelig forklaring på forhånd', 'veiledningen var ferdig på {n} trinn'],
    },
    en: {
      low: ['what the website explains is not right', 'I got {n} different answers'],
      high: ['clearly explained beforehand', 'the manual took {n} steps'],
    },
  },
  {
    nl: {
      low: ['het was na {n} weken alweer kapot', 'er ontbraken onderdelen'],
      high: ['het werkt na {n} weken nog als nieuw', 'degelijk gemaakt'],
    },
    nb: {
      low: ['det gikk i stykker etter {n} uker', 'det manglet deler'],
      high: ['det virker som nytt etter {n} uker', 'solid laget'],
    },
    en: {
      low: ['it broke again after {n} weeks', 'parts were missing'],
      high: ['after {n} weeks it still works like new', 'soundly made'],
    },
  },
];

const but: Readonly<Record<Language, string>> = { nl: ', maar ', nb: ', men ', en: ', but ' };
const and: Readonly<Record<Language, string>> = { nl: ' en ', nb: ' og ', en: ' and ' };

/** How happy somebody is, from 0 to 1. */
export type WordsWish = Readonly<{ language: Language; happiness: number; random: () => number }>;

/** One sentence that fits a score: of one theme or two, of both sides where the customer is in between, and often of a thing. */
export function seedWords({ language, happiness, random }: WordsWish): string {
  const clause = (): Readonly<{ text: string; isHigh: boolean }> => {
    const isHigh = happiness + (random() - 0.5) * 0.5 > 0.55;
    const text = pick(pick(themes, random)[language][isHigh ? 'high' : 'low'], random);
    return { text: text.replace('{n}', String(2 + Math.floor(random() * 28))), isHigh };
  };
  const first = clause();
  if (random() < 0.4) return sentence(first.text, seedThing(language, random));
  const second = clause();
  const both = `${first.text}${(first.isHigh === second.isHigh ? and : but)[language]}${second.text}`;
  return sentence(both, seedThing(language, random));
}

function sentence(text: string, thing: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${thing}.`;
}
