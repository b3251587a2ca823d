import { alike, type GlossaryTerm } from './glossary-term.ts';

/** What customers say in their own words. */
export const textTerms = {
  'open-answer': {
    topic: 'text',
    name: { nl: 'Toelichting', nb: 'Kommentar', en: 'Open answer' },
    meaning: {
      nl: 'Een antwoord in eigen woorden.',
      nb: 'Et svar med egne ord.',
      en: 'An answer in the customer’s own words.',
    },
  },
  theme: {
    topic: 'text',
    name: { nl: 'Thema', nb: 'Tema', en: 'Theme' },
    meaning: {
      nl: 'Een onderwerp waarover klanten schrijven. Een toelichting kan meer dan één thema hebben.',
      nb: 'Noe kundene skriver om. En kommentar kan ha mer enn ett tema.',
      en: 'A subject that customers write about. One answer may have more than one.',
    },
  },
  codebook: {
    topic: 'text',
    name: { nl: 'Codeboek', nb: 'Kodebok', en: 'Codebook' },
    meaning: {
      nl: 'De lijst van thema’s, met de woorden die erbij horen en de regels waarnaar iedereen kan kijken.',
      nb: 'Listen over temaer, med ordene som hører til og regler alle kan se.',
      en: 'The list of themes, with the words that belong to them and rules that everybody can look at.',
    },
  },
  keyness: {
    topic: 'text',
    name: { nl: 'Kenmerkende woorden', nb: 'Kjennetegnende ord', en: 'Keyness' },
    meaning: {
      nl: 'Woorden die ontevreden klanten vaker gebruiken dan tevreden klanten, of andersom, meer dan toeval zou geven.',
      nb: 'Ord som misfornøyde kunder bruker oftere enn fornøyde, eller omvendt, mer enn tilfeldigheter ville gitt.',
      en: 'Words that dissatisfied customers use more often than satisfied ones, or the reverse, beyond chance.',
    },
    formula: alike('z = δ / √(1/(a + α) + 1/(b + α))'),
    source: 'B. L. Monroe, M. P. Colaresi & K. M. Quinn, Political Analysis 16 (2008) 372.',
  },
  quote: {
    topic: 'text',
    name: { nl: 'Citaat', nb: 'Sitat', en: 'Quote' },
    meaning: {
      nl: 'Een toelichting zoals de klant haar schreef, zonder gegevens waaraan iemand te herkennen is.',
      nb: 'En kommentar slik kunden skrev den, uten opplysninger som kan røpe noen.',
      en: 'An open answer as the customer wrote it, without anything by which a person can be known.',
    },
  },
  masking: {
    topic: 'text',
    name: { nl: 'Afschermen', nb: 'Maskering', en: 'Masking' },
    meaning: {
      nl: 'Namen, adressen, nummers en dergelijke in een toelichting worden bedekt voordat zij getoond wordt.',
      nb: 'Navn, adresser, numre og lignende i en kommentar dekkes til før den vises.',
      en: 'Names, addresses, numbers and the like in an open answer are covered before it is shown.',
    },
  },
  stemming: {
    topic: 'text',
    name: { nl: 'Woordstam', nb: 'Ordstamme', en: 'Stemming' },
    meaning: {
      nl: 'Zoeken op de stam van een woord: ‘wachten’ vindt ook ‘wachtte’ en ‘gewacht’ voor zover de regels van de taal dat toelaten.',
      nb: 'Søk på stammen av et ord: «vente» finner også «ventet» og «venter» så langt språkets regler tillater det.',
      en: 'Searching by the stem of a word: “wait” finds “waited” and “waiting” too, as far as the language’s rules allow.',
    },
    source: 'M. F. Porter, Program 14 (1980) 130; the Snowball stemmers.',
  },
  kappa: {
    topic: 'text',
    name: { nl: 'Kappa', nb: 'Kappa', en: 'Kappa' },
    meaning: {
      nl: 'Hoe vaak twee mensen hetzelfde thema kiezen, min wat toeval al zou geven. 1 is volledig eens, 0 is toeval.',
      nb: 'Hvor ofte to personer velger samme tema, minus det tilfeldigheter ville gitt. 1 er helt enig, 0 er tilfeldig.',
      en: 'How often two people choose the same theme, less what chance would give. 1 is full agreement, 0 is chance.',
    },
    formula: alike('κ = (pₒ − pₑ) / (1 − pₑ)'),
    source: 'J. Cohen, Educational and Psychological Measurement 20 (1960) 37.',
  },
  'krippendorff-alpha': {
    topic: 'text',
    name: { nl: 'Krippendorffs alfa', nb: 'Krippendorffs alfa', en: 'Krippendorff’s alpha' },
    meaning: {
      nl: 'Overeenstemming van twee of meer beoordelaars, ook als er oordelen ontbreken. Vanaf 0,8 dragen conclusies.',
      nb: 'Enighet mellom to eller flere kodere, også når noen vurderinger mangler. Fra 0,8 holder konklusjonene.',
      en: 'Agreement of two or more coders, also when some codes are missing. From 0.8 on it carries conclusions.',
    },
    formula: alike('α = 1 − Dₒ / Dₑ'),
    source: 'K. Krippendorff, Computing Krippendorff’s Alpha-Reliability, 2011.',
  },
  'cronbach-alpha': {
    topic: 'text',
    name: { nl: 'Cronbachs alfa', nb: 'Cronbachs alfa', en: 'Cronbach’s alpha' },
    meaning: {
      nl: 'Hoe goed meerdere vragen hetzelfde meten, zodat zij samen een score mogen vormen.',
      nb: 'Hvor godt flere spørsmål måler det samme, slik at de kan danne én skår.',
      en: 'How well several questions measure the same, so that they may form one score.',
    },
    formula: alike('α = k/(k − 1) · (1 − Σsⱼ² / s²)'),
    source: 'L. J. Cronbach, Psychometrika 16 (1951) 297.',
  },
} as const satisfies Record<string, GlossaryTerm>;
