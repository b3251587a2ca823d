import { invitedCustomers } from './denominators.ts';
import { alike, type GlossaryTerm } from './glossary-term.ts';

const aapor = 'AAPOR, Standard Definitions, 10th edition, 2023.';

/** Who was asked, who answered, and what that does to the figures. */
export const sampleTerms = {
  population: {
    topic: 'sample',
    name: { nl: 'Populatie', nb: 'Populasjon', en: 'Population' },
    meaning: {
      nl: 'Alle klanten over wie een uitspraak wordt gedaan.',
      nb: 'Alle kundene det sies noe om.',
      en: 'All customers about whom something is said.',
    },
  },
  frame: {
    topic: 'sample',
    name: { nl: 'Steekproefkader', nb: 'Utvalgsramme', en: 'Sampling frame' },
    meaning: {
      nl: 'De lijst van klanten die gevraagd konden worden. Wie er niet op staat, bijvoorbeeld zonder adres, kan niet antwoorden.',
      nb: 'Listen over kunder som kunne spørres. Den som ikke står på den, for eksempel uten adresse, kan ikke svare.',
      en: 'The list of customers who could be asked. Whoever is not on it, for want of an address, cannot answer.',
    },
  },
  sample: {
    topic: 'sample',
    name: { nl: 'Steekproef', nb: 'Utvalg', en: 'Sample' },
    meaning: {
      nl: 'De klanten die werkelijk gevraagd zijn. Door loting getrokken, of iedereen.',
      nb: 'Kundene som faktisk ble spurt. Trukket ut ved loddtrekning, eller alle.',
      en: 'The customers who were really asked. Drawn by lot, or everybody.',
    },
    source: 'W. G. Cochran, Sampling Techniques, 1977.',
  },
  'response-rate': {
    topic: 'sample',
    name: { nl: 'Respons', nb: 'Svarprosent', en: 'Response rate' },
    meaning: {
      nl: 'Het deel van de gevraagde klanten dat antwoordde. Er zijn zes manieren om dat te rekenen; welke, staat er altijd bij.',
      nb: 'Andelen av de spurte kundene som svarte. Det finnes seks måter å regne det på; hvilken står alltid ved siden av.',
      en: 'The share of the customers asked who answered. There are six ways to count it; which one always stands beside it.',
    },
    formula: {
      nl: 'beantwoord / gevraagd',
      nb: 'besvart / spurt',
      en: 'answered / asked',
    },
    denominator: invitedCustomers,
    source: aapor,
  },
  rr1: {
    topic: 'sample',
    name: alike('RR1'),
    meaning: {
      nl: 'De strengste respons: alleen volledige antwoorden, over iedereen die mogelijk meetelde.',
      nb: 'Den strengeste svarprosenten: bare fullstendige svar, delt på alle som kan ha vært aktuelle.',
      en: 'The strictest rate: complete answers only, over everybody who may have been eligible.',
    },
    formula: alike('I / ((I + P) + (R + NC + O) + (UH + UO))'),
    source: aapor,
  },
  rr2: {
    topic: 'sample',
    name: alike('RR2'),
    meaning: {
      nl: 'Als RR1, maar gedeeltelijke antwoorden tellen mee als antwoord.',
      nb: 'Som RR1, men delvise svar teller som svar.',
      en: 'As RR1, but partial answers count as answers.',
    },
    formula: alike('(I + P) / ((I + P) + (R + NC + O) + (UH + UO))'),
    source: aapor,
  },
  rr3: {
    topic: 'sample',
    name: alike('RR3'),
    meaning: {
      nl: 'Als RR1, met een schatting e van het deel van de onbekenden dat meetelt. Die e staat erbij.',
      nb: 'Som RR1, med et anslag e for hvor stor del av de ukjente som er aktuelle. Tallet e står ved siden av.',
      en: 'As RR1, with an estimate e of the share of the unknown that is eligible. That e is shown.',
    },
    formula: alike('I / ((I + P) + (R + NC + O) + e·(UH + UO))'),
    source: aapor,
  },
  rr4: {
    topic: 'sample',
    name: alike('RR4'),
    meaning: {
      nl: 'Als RR3, maar gedeeltelijke antwoorden tellen mee.',
      nb: 'Som RR3, men delvise svar teller med.',
      en: 'As RR3, but partial answers count.',
    },
    formula: alike('(I + P) / ((I + P) + (R + NC + O) + e·(UH + UO))'),
    source: aapor,
  },
  rr5: {
    topic: 'sample',
    name: alike('RR5'),
    meaning: {
      nl: 'Als RR1, zonder wie onbekend bleef. Alleen eerlijk als geen van hen mee had moeten tellen.',
      nb: 'Som RR1, uten de ukjente. Bare ærlig hvis ingen av dem skulle ha vært med.',
      en: 'As RR1, without the unknown. Only honest when none of them should have counted.',
    },
    formula: alike('I / ((I + P) + (R + NC + O))'),
    source: aapor,
  },
  rr6: {
    topic: 'sample',
    name: alike('RR6'),
    meaning: {
      nl: 'De hoogst mogelijke respons: ook gedeeltelijke antwoorden, zonder onbekenden.',
      nb: 'Den høyest mulige svarprosenten: også delvise svar, uten ukjente.',
      en: 'The highest possible rate: partial answers too, without the unknown.',
    },
    formula: alike('(I + P) / ((I + P) + (R + NC + O))'),
    source: aapor,
  },
  cooperation1: {
    topic: 'sample',
    name: { nl: 'Medewerking, COOP1', nb: 'Samarbeid, COOP1', en: 'Cooperation, COOP1' },
    meaning: {
      nl: 'Van wie bereikt is: het deel dat volledig antwoordde.',
      nb: 'Av dem som ble nådd: andelen som svarte fullstendig.',
      en: 'Of those who were reached: the share that answered completely.',
    },
    formula: alike('I / ((I + P) + R + O)'),
    source: aapor,
  },
  cooperation2: {
    topic: 'sample',
    name: { nl: 'Medewerking, COOP2', nb: 'Samarbeid, COOP2', en: 'Cooperation, COOP2' },
    meaning: {
      nl: 'Als COOP1, maar gedeeltelijke antwoorden tellen mee als antwoord.',
      nb: 'Som COOP1, men delvise svar teller som svar.',
      en: 'As COOP1, but partial answers count as answers.',
    },
    formula: alike('(I + P) / ((I + P) + R + O)'),
    source: aapor,
  },
  refusal1: {
    topic: 'sample',
    name: { nl: 'Weigering, REF1', nb: 'Nektelse, REF1', en: 'Refusal, REF1' },
    meaning: {
      nl: 'Het deel dat niet wilde: zich afmeldde, of de vragen opende en niets antwoordde.',
      nb: 'Andelen som ikke ville: meldte seg av, eller åpnet spørsmålene uten å svare.',
      en: 'The share that would not: who opted out, or opened the questions and answered nothing.',
    },
    formula: alike('R / ((I + P) + (R + NC + O) + (UH + UO))'),
    source: aapor,
  },
  contact1: {
    topic: 'sample',
    name: { nl: 'Contact, CON1', nb: 'Kontakt, CON1', en: 'Contact, CON1' },
    meaning: {
      nl: 'Het deel van wie iets te merken was: een antwoord, een weigering of een bezoek aan de vragen.',
      nb: 'Andelen det kom et livstegn fra: et svar, en nektelse eller et besøk hos spørsmålene.',
      en: 'The share of whom anything was noticed: an answer, a refusal or a visit to the questions.',
    },
    formula: alike('((I + P) + R + O) / ((I + P) + (R + NC + O) + (UH + UO))'),
    source: aapor,
  },
  nonresponse: {
    topic: 'sample',
    name: { nl: 'Non-respons', nb: 'Frafall', en: 'Nonresponse' },
    meaning: {
      nl: 'Wie gevraagd is en niet antwoordde. Het is pas erg als zij anders denken dan wie wel antwoordde.',
      nb: 'De som ble spurt og ikke svarte. Det er først ille når de mener noe annet enn de som svarte.',
      en: 'Who was asked and did not answer. It only harms when they think otherwise than those who did.',
    },
  },
  'nonresponse-bound': {
    topic: 'sample',
    name: { nl: 'Grens van de zwijgers', nb: 'Grensen for de tause', en: 'Bound of the silent' },
    meaning: {
      nl: 'Het cijfer als iedereen die zweeg een vast aantal punten lager zou geven.',
      nb: 'Tallet hvis alle som tidde, ville gitt et bestemt antall poeng lavere.',
      en: 'The figure if everybody who kept silent gave a fixed number of points less.',
    },
    formula: alike('r·x̄ + (1 − r)·(x̄ − δ)'),
    source: 'C. F. Manski, Journal of Human Resources 24 (1989) 343.',
  },
  'early-late': {
    topic: 'sample',
    name: { nl: 'Vroeg tegen laat', nb: 'Tidlige mot sene', en: 'Early against late' },
    meaning: {
      nl: 'Wie pas na een herinnering antwoordt, lijkt vaak op wie nooit antwoordt. Verschillen zij, dan kan het cijfer te mooi zijn.',
      nb: 'De som først svarer etter en påminnelse, ligner ofte på dem som aldri svarer. Skiller de seg ut, kan tallet være for pent.',
      en: 'Those who answer only after a reminder often resemble those who never do. When they differ, the figure may flatter.',
    },
    source: 'J. S. Armstrong & T. S. Overton, Journal of Marketing Research 14 (1977) 396.',
  },
  'r-indicator': {
    topic: 'sample',
    name: { nl: 'R-indicator', nb: 'R-indikator', en: 'R-indicator' },
    meaning: {
      nl: 'Hoe gelijk de respons over bekende groepen is: 1 als alle groepen even vaak antwoorden.',
      nb: 'Hvor lik svarprosenten er over kjente grupper: 1 når alle gruppene svarer like ofte.',
      en: 'How equal the response is over known groups: 1 when all of them answer equally often.',
    },
    formula: alike('R = 1 − 2·S(ρ)'),
    source: 'B. Schouten, F. Cobben & J. Bethlehem, Survey Methodology 35 (2009) 101.',
  },
  weighting: {
    topic: 'sample',
    name: { nl: 'Weging', nb: 'Vekting', en: 'Weighting' },
    meaning: {
      nl: 'Groepen die te weinig antwoordden zwaarder laten tellen. Het herstelt alleen verschillen tussen de gebruikte groepen.',
      nb: 'Grupper som svarte for lite, teller mer. Det retter bare opp forskjeller mellom gruppene som brukes.',
      en: 'Letting groups that answered too little count for more. It repairs only differences between the groups used.',
    },
    source: 'G. Kalton & I. Flores-Cervantes, Journal of Official Statistics 19 (2003) 81.',
  },
  raking: {
    topic: 'sample',
    name: { nl: 'Raking', nb: 'Raking', en: 'Raking' },
    meaning: {
      nl: 'Weging waarmee meerdere verdelingen tegelijk kloppen met het klantenbestand.',
      nb: 'Vekting som får flere fordelinger til å stemme med kundebasen samtidig.',
      en: 'Weights that make several distributions agree with the customer base at once.',
    },
    source: 'W. E. Deming & F. F. Stephan, Annals of Mathematical Statistics 11 (1940) 427.',
  },
  'mode-difference': {
    topic: 'sample',
    name: { nl: 'Verschil door de vraagwijze', nb: 'Forskjell mellom måter å spørre på', en: 'Mode difference' },
    meaning: {
      nl: 'Hoeveel hoger of lager antwoorden aan de telefoon zijn dan wat klanten zelf invullen. Het is van wie gebeld werd en van het bellen samen, tenzij het lot bepaalde wie gebeld werd.',
      nb: 'Hvor mye høyere eller lavere svar på telefon er enn det kundene fyller ut selv. Det skyldes både hvem som ble ringt og at det ble ringt, med mindre tilfeldighet avgjorde hvem.',
      en: 'How much higher or lower answers on the telephone are than what customers fill in alone. It is of who was called and of calling together, unless chance decided who was.',
    },
    formula: { nl: 'x̄ telefoon − x̄ zelf', nb: 'x̄ telefon − x̄ selv', en: 'x̄ telephone − x̄ self' },
    source: 'E. D. de Leeuw, Journal of Official Statistics 21 (2005) 233.',
  },
  'interviewer-variance': {
    topic: 'sample',
    name: { nl: 'Interviewervariantie', nb: 'Intervjuervarians', en: 'Interviewer variance' },
    meaning: {
      nl: 'Het deel van de verschillen tussen antwoorden dat bij de interviewers ligt: 0 als het niet uitmaakt wie vraagt. Het maakt de marge van een gemiddelde groter.',
      nb: 'Den delen av forskjellene mellom svar som ligger hos intervjuerne: 0 når det ikke har noe å si hvem som spør. Den gjør marginen til et gjennomsnitt større.',
      en: 'The share of the differences between answers that lies with interviewers: 0 when it does not matter who asks. It widens the margin of a mean.',
    },
    formula: alike('ρ = (MSB − MSW) / (MSB + (n₀ − 1)·MSW);  deff = 1 + ρ·(m − 1)'),
    source: 'L. Kish, JASA 57 (1962) 92.',
  },
  'call-outcome': {
    topic: 'sample',
    name: { nl: 'Uitkomst van een oproep', nb: 'Utfall av et anrop', en: 'Call outcome' },
    meaning: {
      nl: 'Wat van een klant op de bellijst werd, volgens de codes van AAPOR. Telt de uitkomst die het meeste zegt, niet de laatste.',
      nb: 'Hva det ble av en kunde på ringelisten, etter AAPORs koder. Utfallet som sier mest, teller, ikke det siste.',
      en: 'What became of a customer on the call list, by the codes of AAPOR. The outcome that says most counts, not the last one.',
    },
    source: aapor,
  },
} as const satisfies Record<string, GlossaryTerm>;
