import { alike, type GlossaryTerm } from './glossary-term.ts';

/** What counts as an answer, who is protected, and the words for cutting the answers into groups. */
export const voteTerms = {
  answer: {
    topic: 'vote',
    name: { nl: 'Antwoord', nb: 'Svar', en: 'Answer' },
    meaning: {
      nl: 'Wat één klant in één keer invulde. Antwoorden worden toegevoegd, nooit veranderd.',
      nb: 'Det én kunde fylte ut på én gang. Svar legges til, de endres aldri.',
      en: 'What one customer filled in at one time. Answers are added, never changed.',
    },
  },
  'human-vote': {
    topic: 'vote',
    name: { nl: 'Antwoord van een mens', nb: 'Svar fra et menneske', en: 'Answer of a person' },
    meaning: {
      nl: 'Een antwoord waarbij iemand op de pagina zelf een knop indrukte. Alleen deze tellen in de cijfers.',
      nb: 'Et svar der noen selv trykket på en knapp på siden. Bare disse teller i tallene.',
      en: 'An answer for which somebody pressed a button on the page itself. Only these count in the figures.',
    },
  },
  'unconfirmed-vote': {
    topic: 'vote',
    name: { nl: 'Onbevestigd antwoord', nb: 'Ubekreftet svar', en: 'Unconfirmed answer' },
    meaning: {
      nl: 'Er is op een cijfer in de mail gedrukt, maar niemand bevestigde het op de pagina. Het staat apart en telt niet mee.',
      nb: 'Noen trykket på et tall i e-posten, men ingen bekreftet det på siden. Det står for seg og teller ikke.',
      en: 'A mark in the mail was pressed, but nobody confirmed it on the page. It stands apart and does not count.',
    },
  },
  'machine-vote': {
    topic: 'vote',
    name: { nl: 'Klik van een machine', nb: 'Maskinklikk', en: 'Machine click' },
    meaning: {
      nl: 'Mailscanners openen alle links. Zulke klikken zijn te herkennen en tellen nergens mee.',
      nb: 'E-postskannere åpner alle lenker. Slike klikk kan gjenkjennes og teller ingen steder.',
      en: 'Mail scanners open every link. Such clicks can be told and count nowhere.',
    },
  },
  respondent: {
    topic: 'vote',
    name: { nl: 'Respondent', nb: 'Respondent', en: 'Respondent' },
    meaning: {
      nl: 'Wie antwoordt, bekend of niet.',
      nb: 'Den som svarer, kjent eller ikke.',
      en: 'Whoever answers, known or not.',
    },
  },
  group: {
    topic: 'vote',
    name: { nl: 'Groep', nb: 'Gruppe', en: 'Group' },
    meaning: {
      nl: 'De antwoorden met dezelfde waarde van een kenmerk, zoals een vestiging of een kanaal, zoals het was toen er geantwoord werd.',
      nb: 'Svarene med samme verdi av et kjennetegn, som en avdeling eller en kanal, slik det var da det ble svart.',
      en: 'The answers with the same value of a trait, such as a branch or a channel, as it was when they were given.',
    },
  },
  'cross-tab': {
    topic: 'vote',
    name: { nl: 'Kruistabel', nb: 'Krysstabell', en: 'Cross-tab' },
    meaning: {
      nl: 'Twee kenmerken tegen elkaar, met in elke cel een cijfer, zijn interval en zijn aantal.',
      nb: 'To kjennetegn mot hverandre, med et tall, intervallet og antallet i hver celle.',
      en: 'Two traits against each other, with a figure, its interval and its number in every cell.',
    },
  },
  'chi-square': {
    topic: 'vote',
    name: { nl: 'Chi-kwadraat', nb: 'Kjikvadrat', en: 'Chi-square' },
    meaning: {
      nl: 'Of twee kenmerken samenhangen: hoe ver de tabel afligt van wat toeval zou geven.',
      nb: 'Om to kjennetegn henger sammen: hvor langt tabellen ligger fra det tilfeldigheter ville gitt.',
      en: 'Whether two traits go together: how far the table lies from what chance would give.',
    },
    formula: alike('χ² = Σ (O − E)² / E'),
    source: 'K. Pearson, Philosophical Magazine 50 (1900) 157.',
  },
  'privacy-threshold': {
    topic: 'vote',
    name: { nl: 'Privacygrens', nb: 'Personverngrense', en: 'Privacy threshold' },
    meaning: {
      nl: 'Van een groep met minder dan 5 antwoorden wordt niets getoond, op geen enkel scherm, in geen bestand.',
      nb: 'Om en gruppe med færre enn 5 svar vises ingenting, ikke på noen skjerm og ikke i noen fil.',
      en: 'Of a group with fewer than 5 answers nothing is shown, on no screen and in no file.',
    },
  },
  'complementary-suppression': {
    topic: 'vote',
    name: { nl: 'Mee verborgen groep', nb: 'Medskjult gruppe', en: 'Group hidden along' },
    meaning: {
      nl: 'Een groep die groot genoeg is, maar verborgen wordt omdat een kleine anders door aftrekken te vinden was.',
      nb: 'En gruppe som er stor nok, men skjules fordi en liten ellers kunne finnes ved subtraksjon.',
      en: 'A group that is large enough, but hidden because a small one could otherwise be found by subtraction.',
    },
    source: 'L. Willenborg & T. de Waal, Elements of Statistical Disclosure Control, 2001.',
  },
  anonymous: {
    topic: 'vote',
    name: { nl: 'Anoniem', nb: 'Anonym', en: 'Anonymous' },
    meaning: {
      nl: 'Niemand weet wie antwoordde, ook het bedrijf niet. Vertrouwelijk is iets anders: het bedrijf kan het weten en belooft het niet te gebruiken.',
      nb: 'Ingen vet hvem som svarte, heller ikke bedriften. Konfidensielt er noe annet: bedriften kan vite det og lover å ikke bruke det.',
      en: 'Nobody knows who answered, the company neither. Confidential is something else: the company can know and promises not to use it.',
    },
  },
  report: {
    topic: 'vote',
    name: { nl: 'Rapport', nb: 'Rapport', en: 'Report' },
    meaning: {
      nl: 'Eén bladzijde in gewone woorden, gemaakt uit de cijfers. Elke zin volgt uit een toets; er wordt niets bij bedacht.',
      nb: 'Én side i vanlige ord, laget av tallene. Hver setning følger av en test; ingenting er funnet på.',
      en: 'One page in plain words, made from the figures. Every sentence follows from a test; nothing is invented.',
    },
  },
} as const satisfies Record<string, GlossaryTerm>;
