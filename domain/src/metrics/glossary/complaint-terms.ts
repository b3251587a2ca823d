import { alike, type GlossaryTerm } from './glossary-term.ts';

/** What complaints come to, and whether putting them right helps. */
export const complaintTerms = {
  'complaint-rate': {
    topic: 'complaint',
    name: {
      nl: 'Klachten per 1.000 orders',
      nb: 'Klager per 1\u00a0000 bestillinger',
      en: 'Complaints per 1,000 orders',
    },
    meaning: {
      nl: 'Hoeveel klachten er binnenkwamen op elke duizend orders. Daarmee zijn een drukke en een stille maand te vergelijken.',
      nb: 'Hvor mange klager som kom inn per tusen bestillinger. Slik kan en travel og en rolig måned sammenlignes.',
      en: 'How many complaints came in for every thousand orders, so that a busy month and a quiet one can be compared.',
    },
    formula: {
      nl: '1.000 · klachten / orders',
      nb: '1\u00a0000 · klager / bestillinger',
      en: '1,000 · complaints / orders',
    },
    denominator: {
      nl: 'De orders van de periode, zoals programma’s ze meldden.',
      nb: 'Bestillingene i perioden, slik programmene meldte dem.',
      en: 'The orders of the period, as programs told of them.',
    },
    source: 'F. Garwood, Biometrika 28 (1936) 437: exact interval of a Poisson count.',
  },
  'u-chart': {
    topic: 'complaint',
    name: { nl: 'u′-kaart', nb: 'u′-diagram', en: 'u′ chart' },
    meaning: {
      nl: 'Een regelkaart van een aantal per orders, met grenzen die rekening houden met wat van maand tot maand toch al schommelt.',
      nb: 'Et kontrolldiagram for et antall per bestillinger, med grenser som tar høyde for det som uansett svinger fra måned til måned.',
      en: 'A control chart of a count per orders, with limits that allow for what goes up and down between periods anyhow.',
    },
    formula: alike('ū ± 3·√(ū/nᵢ)·σz'),
    source: 'D. B. Laney, Quality Engineering 14 (2002) 531.',
  },
  'complaint-cause': {
    topic: 'complaint',
    name: { nl: 'Oorzaak', nb: 'Årsak', en: 'Cause' },
    meaning: {
      nl: 'Wat er misging, volgens de lijst van het bedrijf. Een oorzaak buiten onze macht blijft uit de cijfers van medewerkers, nooit uit die van de klant.',
      nb: 'Det som gikk galt, etter bedriftens egen liste. En årsak utenfor vår kontroll holdes utenfor tallene for ansatte, aldri for kunden.',
      en: 'What went wrong, by the company’s own list. A cause outside its control is kept out of figures of staff, and never out of the customer’s.',
    },
    source: 'ISO 10002:2018, 8.2.',
  },
  pareto: {
    topic: 'complaint',
    name: { nl: 'Pareto', nb: 'Pareto', en: 'Pareto' },
    meaning: {
      nl: 'Oorzaken van vaak naar zelden, met wat zij samen oplopen: meestal zijn een paar oorzaken goed voor de meeste klachten.',
      nb: 'Årsaker fra hyppig til sjelden, med det de til sammen utgjør: oftest står noen få årsaker for de fleste klagene.',
      en: 'Causes from frequent to rare, with what they add up to: mostly a few causes make most of the complaints.',
    },
    denominator: {
      nl: 'De klachten waarvan de oorzaak genoemd is.',
      nb: 'Klagene der årsaken er oppgitt.',
      en: 'The complaints of which a cause was named.',
    },
    source: 'J. M. Juran, Quality Control Handbook, 1951.',
  },
  'case-wait': {
    topic: 'complaint',
    name: { nl: 'Wachttijd', nb: 'Ventetid', en: 'Wait' },
    meaning: {
      nl: 'Na hoeveel uur de helft van de klagers gesproken is, of een besluit heeft, van de klok aan de muur. Wie nog wacht telt mee zolang er gewacht is.',
      nb: 'Etter hvor mange timer halvparten av klagerne er snakket med, eller har fått svar, etter klokka på veggen. Den som fortsatt venter, teller med så lenge ventetiden har vart.',
      en: 'After how many hours half of the complainants were spoken to, or have a decision, by the clock on the wall. Whoever still waits counts for as long as they have.',
    },
    source: 'E. L. Kaplan & P. Meier, JASA 53 (1958) 457; R. Brookmeyer & J. Crowley, Biometrics 38 (1982) 29.',
  },
  'promises-kept': {
    topic: 'complaint',
    name: { nl: 'Beloften nagekomen', nb: 'Løfter holdt', en: 'Promises kept' },
    meaning: {
      nl: 'Het deel van de termijnen dat gehaald werd, van die waarvan de tijd om is.',
      nb: 'Andelen frister som ble holdt, av dem der tiden er ute.',
      en: 'The share of promised times that were met, of those whose time is over.',
    },
    source: 'ISO 10002:2018, 8.2; E. B. Wilson, JASA 22 (1927) 209.',
  },
  'handling-marks': {
    topic: 'complaint',
    name: { nl: 'Oordeel over de afhandeling', nb: 'Vurdering av behandlingen', en: 'Judgement of the handling' },
    meaning: {
      nl: 'Het deel van de klagers dat zich gehoord, geholpen of gewaardeerd voelde: een van de twee beste cijfers van vijf.',
      nb: 'Andelen av dem som klaget, som følte seg hørt, hjulpet eller verdsatt: en av de to beste karakterene av fem.',
      en: 'The share of complainants who felt heard, helped or appreciated: one of the two best marks of five.',
    },
    denominator: {
      nl: 'Klanten die na het sluiten van hun klacht op die vraag antwoordden, ook wie geen gelijk kreeg.',
      nb: 'Kunder som svarte på spørsmålet etter at klagen var avsluttet, også de som ikke fikk medhold.',
      en: 'Customers who answered that question after their complaint was closed, also those who were not put in the right.',
    },
    source: 'ISO 10002:2018, 8.3; E. B. Wilson, JASA 22 (1927) 209.',
  },
  'recovery-effect': {
    topic: 'complaint',
    name: { nl: 'Hersteleffect', nb: 'Gjenvinningseffekt', en: 'Recovery effect' },
    meaning: {
      nl: 'Hoeveel meer de score steeg van wie klaagde dan van klanten met dezelfde eerste score die niet klaagden. Wie laag begint stijgt door toeval ook; dat gaat eraf.',
      nb: 'Hvor mye mer skåren steg for dem som klaget, enn for kunder med samme første skår som ikke klaget. Den som starter lavt, stiger også tilfeldig; det er trukket fra.',
      en: 'How much more the score rose of those who complained than of customers with the same first score who did not. Whoever starts low rises by chance too; that is taken off.',
    },
    denominator: {
      nl: 'Klanten die voor en na een klacht antwoordden, met hun vergelijkbare klanten.',
      nb: 'Kunder som svarte før og etter en klage, med sine sammenlignbare kunder.',
      en: 'Customers who answered before and after a complaint, with their comparable customers.',
    },
    source: 'A. Abadie & G. W. Imbens, Econometrica 74 (2006) 235.',
  },
  'silent-dissatisfied': {
    topic: 'complaint',
    name: { nl: 'Stille ontevredenen', nb: 'Tause misfornøyde', en: 'Silent dissatisfied' },
    meaning: {
      nl: 'Wie een lage score gaf en nooit klaagde: het deel van de problemen dat de balie niet ziet.',
      nb: 'De som ga lav skår og aldri klaget: den delen av problemene som aldri når fram.',
      en: 'Those who gave a low score and never complained: the part of the trouble that no desk sees.',
    },
    denominator: {
      nl: 'Klanten met een lage score, gevolgd tot het einde van de termijn.',
      nb: 'Kunder med lav skår, fulgt til fristen er ute.',
      en: 'Customers with a low score, followed to the end of the term.',
    },
    source: 'A. O. Hirschman, Exit, Voice, and Loyalty, 1970.',
  },
} as const satisfies Record<string, GlossaryTerm>;
