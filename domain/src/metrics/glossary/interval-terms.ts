import { validAnswers } from './denominators.ts';
import { alike, type GlossaryTerm } from './glossary-term.ts';

/** How sure a figure is, and how that is computed. */
export const intervalTerms = {
  estimate: {
    topic: 'interval',
    name: { nl: 'Schatting', nb: 'Anslag', en: 'Estimate' },
    meaning: {
      nl: 'Een cijfer dat uit de antwoorden volgt en daarom onzeker is. Het staat nooit zonder interval, aantal, methode en periode.',
      nb: 'Et tall som følger av svarene og derfor er usikkert. Det står aldri uten intervall, antall, metode og periode.',
      en: 'A figure that follows from the answers and is therefore uncertain. It never stands without interval, number, method and period.',
    },
  },
  interval: {
    topic: 'interval',
    name: { nl: 'Interval (tussen … en …)', nb: 'Intervall (mellom … og …)', en: 'Interval (between … and …)' },
    meaning: {
      nl: 'De waarden die bij de antwoorden passen. Wie het onderzoek vaak zou herhalen, vindt de ware waarde in 95 van de 100 intervallen.',
      nb: 'Verdiene som passer med svarene. Den som gjentok undersøkelsen mange ganger, ville finne den sanne verdien i 95 av 100 intervaller.',
      en: 'The values that go with the answers. Whoever repeated the survey often would find the true value in 95 of 100 intervals.',
    },
    source: 'J. Neyman, Phil. Trans. R. Soc. A 236 (1937) 333–380.',
  },
  'margin-of-error': {
    topic: 'interval',
    name: { nl: 'Foutmarge', nb: 'Feilmargin', en: 'Margin of error' },
    meaning: {
      nl: 'De helft van een interval dat naar beide kanten even breed is. Bij een scheef interval gebruiken wij dit woord niet.',
      nb: 'Halvparten av et intervall som er like bredt til begge sider. Ved et skjevt intervall bruker vi ikke dette ordet.',
      en: 'Half of an interval that is equally wide to both sides. For an uneven interval we do not use this word.',
    },
    formula: alike('z · s / √n'),
  },
  n: {
    topic: 'interval',
    name: { nl: 'n, aantal antwoorden', nb: 'n, antall svar', en: 'n, number of answers' },
    meaning: {
      nl: 'Hoeveel geldige antwoorden onder een cijfer liggen. Onder 10 staat er geen score, onder 30 staat het interval voorop.',
      nb: 'Hvor mange gyldige svar som ligger under et tall. Under 10 vises ingen skår, under 30 står intervallet først.',
      en: 'How many valid answers lie under a figure. Below 10 there is no score, below 30 the interval comes first.',
    },
    denominator: validAnswers,
  },
  'effective-n': {
    topic: 'interval',
    name: { nl: 'Effectief aantal antwoorden', nb: 'Effektivt antall svar', en: 'Effective number of answers' },
    meaning: {
      nl: 'Zoveel onafhankelijke, ongewogen antwoorden is de groep waard. Weging en dezelfde klant twee keer maken het kleiner dan n.',
      nb: 'Så mange uavhengige, uvektede svar er gruppen verdt. Vekting og samme kunde to ganger gjør tallet mindre enn n.',
      en: 'As many independent, unweighted answers the group is worth. Weights and the same customer twice make it smaller than n.',
    },
    formula: alike('n / deff'),
    source: 'L. Kish, Survey Sampling, 1965; Korn & Graubard, Survey Methodology 24 (1998) 193.',
  },
  'design-effect': {
    topic: 'interval',
    name: { nl: 'Ontwerpeffect', nb: 'Designeffekt', en: 'Design effect' },
    meaning: {
      nl: 'Hoeveel breder de variantie wordt door weging of doordat dezelfde klanten vaker antwoorden.',
      nb: 'Hvor mye større variansen blir av vekting eller av at de samme kundene svarer flere ganger.',
      en: 'By how much weights, or the same customers answering more than once, widen the variance.',
    },
    formula: alike('deff = V / (s² / n)'),
    source: 'L. Kish, Survey Sampling, 1965; D. A. Binder, International Statistical Review 51 (1983) 279.',
  },
  wilson: {
    topic: 'interval',
    name: { nl: 'Wilson-interval', nb: 'Wilson-intervall', en: 'Wilson interval' },
    meaning: {
      nl: 'Het interval van een aandeel. Het blijft tussen 0 en 100\u00a0% en heeft ook bij 0 of 100\u00a0% een breedte.',
      nb: 'Intervallet til en andel. Det holder seg mellom 0 og 100\u00a0% og har bredde også ved 0 eller 100\u00a0%.',
      en: 'The interval of a share. It stays between 0 and 100% and has a width at 0 or 100% too.',
    },
    formula: alike('(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)'),
    denominator: validAnswers,
    source: 'E. B. Wilson, JASA 22 (1927) 209; Brown, Cai & DasGupta, Statistical Science 16 (2001) 101.',
  },
  'score-interval': {
    topic: 'interval',
    name: { nl: 'Score-interval van de NPS', nb: 'Score-intervall for NPS', en: 'Score interval of the NPS' },
    meaning: {
      nl: 'Alle NPS-waarden die de antwoorden niet tegenspreken. Het blijft binnen ±100 en klopt ook bij weinig antwoorden.',
      nb: 'Alle NPS-verdier som svarene ikke taler imot. Det holder seg innenfor ±100 og stemmer også ved få svar.',
      en: 'Every NPS that the answers do not contradict. It stays within ±100 and holds with few answers too.',
    },
    formula: alike('|P − D − nδ| ≤ z·√(n(2q + δ(1−δ)))'),
    source: 'T. Tango, Statistics in Medicine 17 (1998) 891.',
  },
  't-interval': {
    topic: 'interval',
    name: { nl: 't-interval', nb: 't-intervall', en: 't interval' },
    meaning: {
      nl: 'Het interval van een gemiddelde, uit de spreiding van de antwoorden.',
      nb: 'Intervallet til et gjennomsnitt, ut fra spredningen i svarene.',
      en: 'The interval of a mean, from the spread of the answers.',
    },
    formula: alike('x̄ ± t(n−1) · s / √n'),
    source: 'Student, Biometrika 6 (1908) 1.',
  },
  'alike-bound': {
    topic: 'interval',
    name: { nl: 'Allemaal hetzelfde antwoord', nb: 'Alle svar like', en: 'All answers alike' },
    meaning: {
      nl: 'Tien keer hetzelfde antwoord is nog geen zekerheid. De grens rekent met klanten die anders zouden antwoorden en toevallig niet meededen.',
      nb: 'Ti like svar er ennå ikke sikkert. Grensen regner med kunder som ville svart annerledes og tilfeldigvis ikke deltok.',
      en: 'Ten times the same answer is no certainty yet. The bound reckons with customers who would answer otherwise and happened not to.',
    },
    source: 'E. B. Wilson, JASA 22 (1927) 209.',
  },
  linearised: {
    topic: 'interval',
    name: { nl: 'Gelineariseerde variantie', nb: 'Linearisert varians', en: 'Linearised variance' },
    meaning: {
      nl: 'De onzekerheid van een gewogen cijfer, waarin weging en dezelfde klant twee keer meetellen.',
      nb: 'Usikkerheten til et vektet tall, der vekting og samme kunde to ganger er regnet med.',
      en: 'The uncertainty of a weighted figure, with weights and the same customer twice taken into account.',
    },
    formula: alike('n/(n−1) · Σ (w (y − ȳ) / W)²'),
    source: 'D. A. Binder, International Statistical Review 51 (1983) 279.',
  },
  bootstrap: {
    topic: 'interval',
    name: { nl: 'Bootstrap', nb: 'Bootstrap', en: 'Bootstrap' },
    meaning: {
      nl: 'Een interval door de antwoorden vele malen opnieuw te trekken en te kijken hoe ver de uitkomst uiteenloopt.',
      nb: 'Et intervall ved å trekke svarene på nytt mange ganger og se hvor mye resultatet varierer.',
      en: 'An interval by drawing the answers anew many times and seeing how far the result varies.',
    },
    source: 'B. Efron, JASA 82 (1987) 171.',
  },
} as const satisfies Record<string, GlossaryTerm>;
