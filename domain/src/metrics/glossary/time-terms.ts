import { alike, type GlossaryTerm } from './glossary-term.ts';

/** What changes over time, and what is only noise. */
export const timeTerms = {
  trend: {
    topic: 'time',
    name: { nl: 'Verloop', nb: 'Utvikling', en: 'Trend' },
    meaning: {
      nl: 'Het cijfer per week of maand, met zijn interval als band. Een bocht in de lijn is pas nieuws als de toets dat zegt.',
      nb: 'Tallet per uke eller måned, med intervallet som et bånd. En sving i linjen er først en nyhet når testen sier det.',
      en: 'The figure by week or month, with its interval as a band. A bend in the line is news only when the test says so.',
    },
  },
  period: {
    topic: 'time',
    name: { nl: 'Periode', nb: 'Periode', en: 'Period' },
    meaning: {
      nl: 'De dagen waarover geteld is. Vergeleken wordt met even veel dagen ervoor, en met dezelfde dagen een jaar eerder.',
      nb: 'Dagene det telles over. Det sammenlignes med like mange dager før, og med de samme dagene året før.',
      en: 'The days that are counted. They are compared with as many days before, and with the same days a year earlier.',
    },
  },
  wave: {
    topic: 'time',
    name: { nl: 'Meting', nb: 'Måling', en: 'Wave' },
    meaning: {
      nl: 'Eén ronde van uitnodigingen aan een groep klanten.',
      nb: 'Én runde med invitasjoner til en gruppe kunder.',
      en: 'One round of invitations to a set of customers.',
    },
  },
  'chart-event': {
    topic: 'time',
    name: { nl: 'Gebeurtenis in de grafiek', nb: 'Hendelse i diagrammet', en: 'Event in the chart' },
    meaning: {
      nl: 'Iets wat op een dag veranderde, zoals de prijs of een storing. Dat het cijfer daarna beweegt, bewijst nog geen oorzaak.',
      nb: 'Noe som endret seg en dag, som prisen eller et driftsbrudd. At tallet beveger seg etterpå, beviser ingen årsak.',
      en: 'Something that changed on a day, such as a price or an outage. That the figure moves afterwards proves no cause.',
    },
  },
  'control-chart': {
    topic: 'time',
    name: { nl: 'Regelkaart', nb: 'Kontrolldiagram', en: 'Control chart' },
    meaning: {
      nl: 'Een verloop met grenzen waarbinnen toeval het cijfer laat bewegen. Erbuiten is er reden om te kijken wat er was.',
      nb: 'En utvikling med grenser som tilfeldigheter beveger tallet innenfor. Utenfor er det grunn til å se hva som skjedde.',
      en: 'A trend with limits within which chance moves the figure. Outside there is reason to look at what happened.',
    },
    source: 'W. A. Shewhart, Economic Control of Quality of Manufactured Product, 1931.',
  },
  'control-limits': {
    topic: 'time',
    name: { nl: 'Regelgrenzen', nb: 'Kontrollgrenser', en: 'Control limits' },
    meaning: {
      nl: 'Drie standaardafwijkingen boven en onder het gemiddelde. Het zijn geen normen: zij zeggen wat gewoon is, niet wat goed is.',
      nb: 'Tre standardavvik over og under gjennomsnittet. De er ikke normer: de sier hva som er vanlig, ikke hva som er bra.',
      en: 'Three standard deviations above and below the mean. They are no norms: they say what is usual, not what is good.',
    },
    formula: alike('x̄ ± 3σ'),
  },
  signal: {
    topic: 'time',
    name: { nl: 'Signaal', nb: 'Signal', en: 'Signal' },
    meaning: {
      nl: 'Een punt buiten de grenzen of een patroon dat toeval zelden maakt. Het vraagt om kijken, niet om paniek.',
      nb: 'Et punkt utenfor grensene eller et mønster som tilfeldigheter sjelden lager. Det ber om en sjekk, ikke panikk.',
      en: 'A point outside the limits or a pattern that chance rarely makes. It asks for a look, not for panic.',
    },
    source: 'L. S. Nelson, Journal of Quality Technology 16 (1984) 237.',
  },
  laney: {
    topic: 'time',
    name: { nl: 'Laney-grenzen', nb: 'Laney-grenser', en: 'Laney limits' },
    meaning: {
      nl: 'Grenzen voor aandelen bij veel antwoorden, die meerekenen dat weken meer uiteenlopen dan toeval alleen.',
      nb: 'Grenser for andeler ved mange svar, som regner med at uker varierer mer enn tilfeldigheter alene.',
      en: 'Limits for shares with many answers, which allow for weeks that vary more than chance alone.',
    },
    formula: alike('p̄ ± 3·σᵢ·σz'),
    source: 'D. B. Laney, Quality Engineering 14 (2002) 531.',
  },
  xmr: {
    topic: 'time',
    name: { nl: 'XmR-kaart', nb: 'XmR-diagram', en: 'XmR chart' },
    meaning: {
      nl: 'Een regelkaart van losse waarden, met grenzen uit de sprongen van de ene periode naar de volgende.',
      nb: 'Et kontrolldiagram for enkeltverdier, med grenser ut fra hoppene fra en periode til den neste.',
      en: 'A control chart of single values, with limits from the jumps between one period and the next.',
    },
    formula: alike('x̄ ± 3·mR̄ / (2/√π)'),
  },
  ewma: {
    topic: 'time',
    name: alike('EWMA'),
    meaning: {
      nl: 'Een gemiddelde waarin recente periodes zwaarder tellen. Het vindt een kleine verschuiving die blijft.',
      nb: 'Et gjennomsnitt der nyere perioder teller mer. Det finner en liten forskyvning som varer.',
      en: 'A mean in which recent periods count for more. It finds a small shift that lasts.',
    },
    formula: alike('Eᵢ = λxᵢ + (1 − λ)Eᵢ₋₁'),
    source: 'S. W. Roberts, Technometrics 1 (1959) 239.',
  },
  'always-valid-test': {
    topic: 'time',
    name: { nl: 'Toets die elke dag mag', nb: 'Test som tåler daglig bruk', en: 'Always-valid test' },
    meaning: {
      nl: 'Een gewone toets die elke dag wordt gedaan, geeft vroeg of laat vals alarm. Deze houdt zijn belofte, hoe vaak u ook kijkt.',
      nb: 'En vanlig test som gjøres hver dag, gir falsk alarm før eller siden. Denne holder løftet, uansett hvor ofte du ser.',
      en: 'An ordinary test done daily raises a false alarm sooner or later. This one keeps its promise however often one looks.',
    },
    formula: alike('√(σ²/(σ² + nτ²)) · exp(n²τ²(x̄ − θ)² / (2σ²(σ² + nτ²))) ≥ 1/α'),
    source: 'H. Robbins, Annals of Mathematical Statistics 41 (1970) 1397; R. Johari et al., KDD 2017.',
  },
  'false-alarm-rate': {
    topic: 'time',
    name: { nl: 'Kans op vals alarm', nb: 'Sjanse for falsk alarm', en: 'False alarm rate' },
    meaning: {
      nl: 'Hoe vaak een waarschuwing komt terwijl er niets veranderd is.',
      nb: 'Hvor ofte et varsel kommer uten at noe har endret seg.',
      en: 'How often a warning comes while nothing has changed.',
    },
  },
  season: {
    topic: 'time',
    name: { nl: 'Seizoen', nb: 'Sesong', en: 'Season' },
    meaning: {
      nl: 'Wat elk jaar terugkomt. Vergelijk daarom ook met dezelfde periode een jaar eerder.',
      nb: 'Det som kommer igjen hvert år. Sammenlign derfor også med samme periode året før.',
      en: 'What returns every year. Therefore compare with the same period a year earlier too.',
    },
  },
} as const satisfies Record<string, GlossaryTerm>;
