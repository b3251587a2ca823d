import { alike, type GlossaryTerm } from './glossary-term.ts';

/** Staying, leaving, coming back. */
export const loyaltyTerms = {
  loyalty: {
    topic: 'loyalty',
    name: { nl: 'Loyaliteit', nb: 'Lojalitet', en: 'Loyalty' },
    meaning: {
      nl: 'Blijven en terugkomen omdat men dat wil, niet omdat men niet anders kan.',
      nb: 'Å bli og komme tilbake fordi man vil, ikke fordi man ikke kan annet.',
      en: 'Staying and coming back because one wants to, not for want of a choice.',
    },
    source: 'A. S. Dick & K. Basu, Journal of the Academy of Marketing Science 22 (1994) 99.',
  },
  loyal: {
    topic: 'loyalty',
    name: { nl: 'Loyale klant', nb: 'Lojal kunde', en: 'Loyal customer' },
    meaning: {
      nl: 'Tevreden, wil blijven en kan vrij overstappen.',
      nb: 'Fornøyd, vil bli og kan fritt bytte.',
      en: 'Satisfied, means to stay and is free to switch.',
    },
  },
  captive: {
    topic: 'loyalty',
    name: { nl: 'Gebonden klant', nb: 'Bundet kunde', en: 'Captive customer' },
    meaning: {
      nl: 'Wil blijven, maar is niet tevreden of kan niet vrij overstappen. Vaak de eerste die gaat als dat verandert.',
      nb: 'Vil bli, men er ikke fornøyd eller kan ikke fritt bytte. Ofte den første som går når det endrer seg.',
      en: 'Means to stay, but is not satisfied or not free to switch. Often the first to go when that changes.',
    },
    source: 'T. O. Jones & W. E. Sasser, Harvard Business Review 73(6) (1995) 88.',
  },
  mercenary: {
    topic: 'loyalty',
    name: { nl: 'Vrije vogel', nb: 'Fri fugl', en: 'Mercenary' },
    meaning: {
      nl: 'Tevreden, en toch niet van plan te blijven: een beter aanbod is genoeg.',
      nb: 'Fornøyd, og likevel ikke innstilt på å bli: et bedre tilbud er nok.',
      en: 'Satisfied, and yet not set on staying: a better offer is enough.',
    },
    source: 'T. O. Jones & W. E. Sasser, Harvard Business Review 73(6) (1995) 88.',
  },
  defector: {
    topic: 'loyalty',
    name: { nl: 'Vertrekker', nb: 'Kunde på vei ut', en: 'Defector' },
    meaning: {
      nl: 'Niet tevreden en niet van plan te blijven.',
      nb: 'Ikke fornøyd og ikke innstilt på å bli.',
      en: 'Not satisfied and not set on staying.',
    },
    source: 'T. O. Jones & W. E. Sasser, Harvard Business Review 73(6) (1995) 88.',
  },
  intention: {
    topic: 'loyalty',
    name: { nl: 'Voornemen', nb: 'Intensjon', en: 'Intention' },
    meaning: {
      nl: 'Wat de klant zegt te gaan doen. Wat klanten doen, staat bij herhaalaankoop.',
      nb: 'Det kunden sier han eller hun vil gjøre. Hva kundene gjør, står under gjenkjøp.',
      en: 'What customers say they will do. What they do stands under repurchase.',
    },
  },
  'freedom-to-switch': {
    topic: 'loyalty',
    name: { nl: 'Vrijheid om over te stappen', nb: 'Frihet til å bytte', en: 'Freedom to switch' },
    meaning: {
      nl: 'Of de klant zonder veel moeite of kosten naar een ander kan.',
      nb: 'Om kunden kan gå til en annen uten mye strev eller kostnader.',
      en: 'Whether the customer can go elsewhere without much trouble or cost.',
    },
  },
  repurchase: {
    topic: 'loyalty',
    name: { nl: 'Herhaalaankoop', nb: 'Gjenkjøp', en: 'Repurchase' },
    meaning: {
      nl: 'Het deel van de klanten dat binnen de gestelde tijd weer kocht.',
      nb: 'Andelen kunder som kjøpte igjen innen fristen.',
      en: 'The share of customers who bought again within the time set.',
    },
  },
  churn: {
    topic: 'loyalty',
    name: { nl: 'Vertrek', nb: 'Kundefrafall', en: 'Churn' },
    meaning: {
      nl: 'Het deel van de klanten dat wegging in een periode.',
      nb: 'Andelen kunder som forsvant i en periode.',
      en: 'The share of customers who left in a period.',
    },
  },
  'kaplan-meier': {
    topic: 'loyalty',
    name: { nl: 'Kaplan-Meier-curve', nb: 'Kaplan-Meier-kurve', en: 'Kaplan-Meier curve' },
    meaning: {
      nl: 'Welk deel van de klanten na zoveel tijd nog klant is, waarbij ook meetelt wie nog niet zo lang klant is.',
      nb: 'Hvor stor del av kundene som fortsatt er kunder etter en tid, der også de som ikke har vært kunder så lenge, regnes med.',
      en: 'Which share is still a customer after so much time, counting in those who have not been customers that long.',
    },
    formula: alike('S(t) = Π (1 − d/n)'),
    source: 'E. L. Kaplan & P. Meier, JASA 53 (1958) 457.',
  },
  'log-rank': {
    topic: 'loyalty',
    name: { nl: 'Log-rank-toets', nb: 'Log-rank-test', en: 'Log-rank test' },
    meaning: {
      nl: 'Of twee groepen klanten aantoonbaar verschillend lang blijven.',
      nb: 'Om to grupper kunder påviselig blir ulikt lenge.',
      en: 'Whether two groups of customers demonstrably stay for different times.',
    },
    source: 'N. Mantel, Cancer Chemotherapy Reports 50 (1966) 163.',
  },
  'value-at-stake': {
    topic: 'loyalty',
    name: { nl: 'Waarde die op het spel staat', nb: 'Verdi som står på spill', en: 'Value at stake' },
    meaning: {
      nl: 'Wat de klanten van een groep in een jaar besteedden. Een beschrijving, geen voorspelling van verlies.',
      nb: 'Det kundene i en gruppe brukte på et år. En beskrivelse, ikke en spådom om tap.',
      en: 'What the customers of a group spent in a year. A description, no forecast of a loss.',
    },
  },
  'silent-customer': {
    topic: 'loyalty',
    name: { nl: 'Stille klant', nb: 'Taus kunde', en: 'Silent customer' },
    meaning: {
      nl: 'Een klant die niet antwoordt en niet klaagt. Van hen is niets bekend; dat is iets anders dan tevreden.',
      nb: 'En kunde som verken svarer eller klager. Om dem vet vi ingenting; det er noe annet enn fornøyd.',
      en: 'A customer who neither answers nor complains. Nothing is known of them; that is not the same as satisfied.',
    },
  },
} as const satisfies Record<string, GlossaryTerm>;
