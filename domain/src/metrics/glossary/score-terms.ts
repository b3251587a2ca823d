import { validAnswers } from './denominators.ts';
import { alike, type GlossaryTerm } from './glossary-term.ts';

/** The scores themselves and the groups behind them. */
export const scoreTerms = {
  metric: {
    topic: 'score',
    name: { nl: 'Maatstaf', nb: 'Måltall', en: 'Metric' },
    meaning: {
      nl: 'Wat een score betekent: welke schaal, wie meetelt en welke kant goed is. Twee maatstaven worden nooit gemengd.',
      nb: 'Hva en skår betyr: hvilken skala, hvem som telles og hvilken retning som er bra. To måltall blandes aldri.',
      en: 'What a score means: which scale, who counts and which way is good. Two metrics are never mixed.',
    },
  },
  nps: {
    topic: 'score',
    name: alike('NPS'),
    meaning: {
      nl: 'Het aandeel promotors min het aandeel criticasters op de vraag naar aanbeveling, in punten van −100 tot 100.',
      nb: 'Andelen ambassadører minus andelen kritikere på spørsmålet om anbefaling, i poeng fra −100 til 100.',
      en: 'The share of promoters less the share of detractors on the question of recommendation, in points from −100 to 100.',
    },
    formula: alike('100 · (P − D) / n'),
    denominator: validAnswers,
    source:
      'F. Reichheld, Harvard Business Review, December 2003, 46–54. NPS is a trademark of Bain & Company, NICE Satmetrix and F. Reichheld.',
  },
  promoter: {
    topic: 'score',
    name: { nl: 'Promotor', nb: 'Ambassadør', en: 'Promoter' },
    meaning: {
      nl: 'Iemand die 9 of 10 geeft op de vraag naar aanbeveling (0 tot 10).',
      nb: 'En som gir 9 eller 10 på spørsmålet om anbefaling (0 til 10).',
      en: 'Somebody who gives 9 or 10 on the question of recommendation (0 to 10).',
    },
    denominator: validAnswers,
    source: 'F. Reichheld, Harvard Business Review, December 2003, 46–54.',
  },
  passive: {
    topic: 'score',
    name: { nl: 'Passief tevreden', nb: 'Passivt tilfreds', en: 'Passive' },
    meaning: {
      nl: 'Iemand die 7 of 8 geeft op de vraag naar aanbeveling; telt in de NPS alleen in de noemer.',
      nb: 'En som gir 7 eller 8 på spørsmålet om anbefaling; telles bare i nevneren i NPS.',
      en: 'Somebody who gives 7 or 8 on the question of recommendation; counts only in the denominator of the NPS.',
    },
    denominator: validAnswers,
  },
  detractor: {
    topic: 'score',
    name: { nl: 'Criticaster', nb: 'Kritiker', en: 'Detractor' },
    meaning: {
      nl: 'Iemand die 0 tot en met 6 geeft op de vraag naar aanbeveling.',
      nb: 'En som gir 0 til og med 6 på spørsmålet om anbefaling.',
      en: 'Somebody who gives 0 to 6 on the question of recommendation.',
    },
    denominator: validAnswers,
  },
  csat: {
    topic: 'score',
    name: { nl: 'CSAT, aandeel tevreden', nb: 'CSAT, andel fornøyde', en: 'CSAT, share satisfied' },
    meaning: {
      nl: 'Het aandeel klanten dat een van de twee beste antwoorden van de schaal koos.',
      nb: 'Andelen kunder som valgte ett av de to beste svarene på skalaen.',
      en: 'The share of customers who chose one of the two best answers of the scale.',
    },
    formula: {
      nl: 'aantal tevreden / geldige antwoorden',
      nb: 'antall fornøyde / gyldige svar',
      en: 'number satisfied / valid answers',
    },
    denominator: validAnswers,
    source: 'ISO 10004:2018.',
  },
  'top-two-box': {
    topic: 'score',
    name: { nl: 'Hoogste twee antwoorden', nb: 'De to beste svarene', en: 'Top two box' },
    meaning: {
      nl: 'Het aandeel van de twee beste antwoorden. Het laat zien hoeveel klanten echt tevreden zijn, niet hoe ontevreden de rest is.',
      nb: 'Andelen som valgte de to beste svarene. Den viser hvor mange som er fornøyde, ikke hvor misfornøyde resten er.',
      en: 'The share of the two best answers. It shows how many customers are truly satisfied, not how dissatisfied the rest is.',
    },
    denominator: validAnswers,
  },
  'bottom-box': {
    topic: 'score',
    name: { nl: 'Laagste antwoorden', nb: 'De laveste svarene', en: 'Bottom box' },
    meaning: {
      nl: 'Het aandeel van de laagste antwoorden van de schaal; bij een rapportcijfer 5 en lager, een onvoldoende.',
      nb: 'Andelen som valgte de laveste svarene på skalaen; for en karakter 1–10 er det 5 og lavere.',
      en: 'The share of the lowest answers of the scale; of a grade 1–10, 5 and lower.',
    },
    denominator: validAnswers,
  },
  ces: {
    topic: 'score',
    name: { nl: 'CES, gemak', nb: 'CES, innsats', en: 'CES, effort' },
    meaning: {
      nl: 'Hoe makkelijk klanten het vonden: het aandeel dat 5, 6 of 7 geeft op ‘het bedrijf maakte het mij makkelijk’ (1 tot 7), of het gemiddelde.',
      nb: 'Hvor lett kundene syntes det var: andelen som gir 5, 6 eller 7 på «bedriften gjorde det lett for meg» (1 til 7), eller gjennomsnittet.',
      en: 'How easy customers found it: the share that gives 5, 6 or 7 to “the company made it easy for me” (1 to 7), or the mean.',
    },
    denominator: validAnswers,
    source: 'M. Dixon, K. Freeman & N. Toman, Harvard Business Review, July 2010; CES 2.0: CEB 2013.',
  },
  grade: {
    topic: 'score',
    name: { nl: 'Rapportcijfer', nb: 'Karakter 1–10', en: 'Grade 1–10' },
    meaning: {
      nl: 'Het gemiddelde van de cijfers van 1 tot en met 10, waarbij 5,5 net voldoende is. Het wordt nooit omgerekend naar NPS.',
      nb: 'Gjennomsnittet av karakterene fra 1 til 10, der 5,5 så vidt er bestått. Den regnes aldri om til NPS.',
      en: 'The mean of the grades from 1 to 10, where 5.5 just passes. It is never recoded into an NPS.',
    },
    formula: alike('x̄ = Σx / n'),
    denominator: validAnswers,
  },
  stars: {
    topic: 'score',
    name: { nl: 'Sterren', nb: 'Stjerner', en: 'Stars' },
    meaning: {
      nl: 'Het gemiddelde aantal sterren, van 1 tot en met 5.',
      nb: 'Gjennomsnittlig antall stjerner, fra 1 til 5.',
      en: 'The mean number of stars, from 1 to 5.',
    },
    formula: alike('x̄ = Σx / n'),
    denominator: validAnswers,
  },
  mean: {
    topic: 'score',
    name: { nl: 'Gemiddelde', nb: 'Gjennomsnitt', en: 'Mean' },
    meaning: {
      nl: 'De som van alle scores, gedeeld door het aantal. Twee bedrijven met hetzelfde gemiddelde kunnen heel andere klanten hebben: kijk ook naar de verdeling.',
      nb: 'Summen av alle poeng, delt på antallet. To bedrifter med samme gjennomsnitt kan ha svært ulike kunder: se også på fordelingen.',
      en: 'The sum of all scores, divided by their number. Two companies with the same mean may have very different customers: look at the distribution too.',
    },
    formula: alike('x̄ = Σx / n'),
    denominator: validAnswers,
  },
  index: {
    topic: 'score',
    name: { nl: 'Index', nb: 'Indeks (KTI)', en: 'Index' },
    meaning: {
      nl: 'Meerdere vragen samen op een schaal van 0 tot 100. Wie een van de vragen oversloeg, telt niet mee.',
      nb: 'Flere spørsmål samlet på en skala fra 0 til 100. Den som hoppet over et av spørsmålene, telles ikke.',
      en: 'Several questions together on a scale from 0 to 100. Whoever skipped one of them does not count.',
    },
    formula: alike('100 · Σ w (x − min) / ((max − min) · Σ w)'),
    denominator: validAnswers,
    source: 'C. Fornell et al., Journal of Marketing 60 (1996) 7–18.',
  },
  distribution: {
    topic: 'score',
    name: { nl: 'Verdeling', nb: 'Fordeling', en: 'Distribution' },
    meaning: {
      nl: 'Hoeveel klanten elke score gaven. Afgeronde delen hoeven samen geen 100\u00a0% te zijn.',
      nb: 'Hvor mange kunder som ga hver skår. Avrundede deler trenger ikke bli 100\u00a0% til sammen.',
      en: 'How many customers gave each score. Rounded parts need not add up to 100%.',
    },
    denominator: validAnswers,
  },
} as const satisfies Record<string, GlossaryTerm>;
