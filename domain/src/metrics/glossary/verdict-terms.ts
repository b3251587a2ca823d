import { alike, type GlossaryTerm } from './glossary-term.ts';

/** What may be said of a figure and a norm, or of two figures. */
export const verdictTerms = {
  norm: {
    topic: 'verdict',
    name: { nl: 'Norm', nb: 'Norm', en: 'Norm' },
    meaning: {
      nl: 'De waarde waaraan het bedrijf zich houdt, opgeschreven vóór de antwoorden binnenkwamen.',
      nb: 'Verdien bedriften holder seg til, skrevet ned før svarene kom.',
      en: 'The value that the company holds itself to, written down before the answers came.',
    },
    source: 'ISO 10004:2018.',
  },
  'norm-verdict': {
    topic: 'verdict',
    name: { nl: 'Oordeel over de norm', nb: 'Vurdering mot normen', en: 'Verdict on the norm' },
    meaning: {
      nl: 'Gehaald als het hele interval op of boven de norm ligt, niet gehaald als het er helemaal onder ligt, anders nog niet te zeggen.',
      nb: 'Nådd når hele intervallet ligger på eller over normen, ikke nådd når hele ligger under, ellers kan det ikke sies ennå.',
      en: 'Met when the whole interval lies on or above the norm, not met when all of it lies below, otherwise it cannot be told yet.',
    },
  },
  'answers-needed': {
    topic: 'verdict',
    name: { nl: 'Nog nodige antwoorden', nb: 'Svar som trengs', en: 'Answers still needed' },
    meaning: {
      nl: 'Hoeveel antwoorden er nog bij moeten voordat het oordeel valt, als de antwoorden zo blijven. Een plan, geen belofte.',
      nb: 'Hvor mange svar som trengs før vurderingen kan gis, hvis svarene fortsetter slik. En plan, ikke et løfte.',
      en: 'How many more answers settle the verdict, if the answers stay as they are. A plan, not a promise.',
    },
  },
  'too-few': {
    topic: 'verdict',
    name: { nl: 'Te weinig antwoorden', nb: 'For få svar', en: 'Too few answers' },
    meaning: {
      nl: 'Onder de 10 antwoorden staat er geen score: het toeval is dan groter dan het nieuws.',
      nb: 'Under 10 svar vises ingen skår: da er tilfeldighetene større enn nyheten.',
      en: 'Below 10 answers there is no score: chance is then larger than the news.',
    },
  },
  difference: {
    topic: 'verdict',
    name: { nl: 'Verschil', nb: 'Forskjell', en: 'Difference' },
    meaning: {
      nl: 'Het ene cijfer min het andere, met een eigen interval. Of twee intervallen elkaar raken, zegt daar niets over.',
      nb: 'Det ene tallet minus det andre, med sitt eget intervall. Om to intervaller overlapper, sier ingenting om det.',
      en: 'One figure less the other, with an interval of its own. Whether two intervals overlap says nothing about it.',
    },
  },
  'no-difference-shown': {
    topic: 'verdict',
    name: { nl: 'Geen aantoonbaar verschil', nb: 'Ingen påviselig forskjell', en: 'No difference shown' },
    meaning: {
      nl: 'Het interval van het verschil bevat nul. Dat is niet hetzelfde als geen verschil: het interval zegt hoe groot het nog kan zijn.',
      nb: 'Intervallet for forskjellen inneholder null. Det er ikke det samme som ingen forskjell: intervallet sier hvor stor den ennå kan være.',
      en: 'The interval of the difference holds zero. That is not the same as no difference: the interval says how large it may still be.',
    },
  },
  newcombe: {
    topic: 'verdict',
    name: { nl: 'Newcombe-interval', nb: 'Newcombe-intervall', en: 'Newcombe interval' },
    meaning: {
      nl: 'Het interval van het verschil van twee aandelen, uit hun twee Wilson-intervallen.',
      nb: 'Intervallet for forskjellen mellom to andeler, ut fra de to Wilson-intervallene.',
      en: 'The interval of the difference of two shares, from their two Wilson intervals.',
    },
    formula: alike('d − √((e₁ − l₁)² + (u₂ − e₂)²) … d + √((u₁ − e₁)² + (e₂ − l₂)²)'),
    source: 'R. G. Newcombe, Statistics in Medicine 17 (1998) 873.',
  },
  mover: {
    topic: 'verdict',
    name: alike('MOVER'),
    meaning: {
      nl: 'Het interval van het verschil van twee NPS-waarden, uit hun twee score-intervallen.',
      nb: 'Intervallet for forskjellen mellom to NPS-verdier, ut fra de to score-intervallene.',
      en: 'The interval of the difference of two NPS values, from their two score intervals.',
    },
    formula: alike('d − √((e₁ − l₁)² + (u₂ − e₂)²) … d + √((u₁ − e₁)² + (e₂ − l₂)²)'),
    source: 'A. Donner & G. Y. Zou, Stat. Methods Med. Res. 21 (2012) 347.',
  },
  welch: {
    topic: 'verdict',
    name: { nl: 'Welch-interval', nb: 'Welch-intervall', en: 'Welch interval' },
    meaning: {
      nl: 'Het interval van het verschil van twee gemiddelden, ook als de ene groep meer uiteenloopt dan de andere.',
      nb: 'Intervallet for forskjellen mellom to gjennomsnitt, også når den ene gruppen varierer mer enn den andre.',
      en: 'The interval of the difference of two means, also when one group varies more than the other.',
    },
    formula: alike('x̄₁ − x̄₂ ± t(df) · √(s₁²/n₁ + s₂²/n₂)'),
    source: 'B. L. Welch, Biometrika 34 (1947) 28.',
  },
  'p-value': {
    topic: 'verdict',
    name: { nl: 'p-waarde', nb: 'p-verdi', en: 'p-value' },
    meaning: {
      nl: 'Hoe vaak toeval alleen een verschil als dit of groter zou geven. Het is niet de kans dat er geen verschil is.',
      nb: 'Hvor ofte tilfeldigheter alene ville gi en forskjell som denne eller større. Det er ikke sannsynligheten for at det ikke er noen forskjell.',
      en: 'How often chance alone would give a difference as large as this. It is not the probability that there is none.',
    },
  },
  holm: {
    topic: 'verdict',
    name: { nl: 'Holm-correctie', nb: 'Holm-korreksjon', en: 'Holm correction' },
    meaning: {
      nl: 'Wie twintig groepen vergelijkt, vindt er door toeval één. Deze correctie houdt de kans op één vals alarm in het hele overzicht op 5\u00a0%.',
      nb: 'Den som sammenligner tjue grupper, finner én ved en tilfeldighet. Denne korreksjonen holder sjansen for én falsk alarm i hele oversikten på 5\u00a0%.',
      en: 'Whoever compares twenty groups finds one by chance. This correction keeps the chance of one false alarm in the whole table at 5%.',
    },
    source: 'S. Holm, Scandinavian Journal of Statistics 6 (1979) 65.',
  },
  'benjamini-hochberg': {
    topic: 'verdict',
    name: alike('Benjamini-Hochberg (BH)'),
    meaning: {
      nl: 'Voor een lange lijst om na te lopen: van de genoemde groepen is naar verwachting hoogstens 5\u00a0% een vals alarm.',
      nb: 'For en lang liste som skal gjennomgås: av gruppene som nevnes, er ventelig høyst 5\u00a0% falsk alarm.',
      en: 'For a long list to look into: of the groups named, at most 5% are expected to be false alarms.',
    },
    source: 'Y. Benjamini & Y. Hochberg, JRSS B 57 (1995) 289.',
  },
  rest: {
    topic: 'verdict',
    name: { nl: 'De rest', nb: 'Resten', en: 'The rest' },
    meaning: {
      nl: 'Alle antwoorden buiten de groep zelf. Een groep wordt met de rest vergeleken, nooit met een totaal waar hij zelf in zit.',
      nb: 'Alle svar utenfor gruppen selv. En gruppe sammenlignes med resten, aldri med en total den selv er del av.',
      en: 'All answers outside the group itself. A group is compared with the rest, never with a total it is part of.',
    },
  },
  'significance-letter': {
    topic: 'verdict',
    name: { nl: 'Letter bij een kolom', nb: 'Bokstav ved en kolonne', en: 'Letter at a column' },
    meaning: {
      nl: 'Staat er een B achter een cijfer, dan is het aantoonbaar hoger dan dat in kolom B, na correctie voor alle vergelijkingen.',
      nb: 'Står det en B etter et tall, er det påviselig høyere enn tallet i kolonne B, etter korreksjon for alle sammenligninger.',
      en: 'A B behind a figure says that it is demonstrably higher than the one in column B, corrected for all comparisons.',
    },
  },
  comparability: {
    topic: 'verdict',
    name: { nl: 'Vergelijkbaarheid', nb: 'Sammenlignbarhet', en: 'Comparability' },
    meaning: {
      nl: 'Versies die een vraag met dezelfde schaal en betekenis stelden, delen een lijn. Bij een andere vraag breekt de lijn, en dat staat erbij.',
      nb: 'Versjoner som stilte et spørsmål med samme skala og mening, deler en linje. Ved et annet spørsmål brytes linjen, og det står der.',
      en: 'Versions that asked a question with the same scale and meaning share a line. With another question the line breaks, and says so.',
    },
  },
  benchmark: {
    topic: 'verdict',
    name: { nl: 'Benchmark', nb: 'Sammenligningsgrunnlag', en: 'Benchmark' },
    meaning: {
      nl: 'Een cijfer van anderen, met bron, datum en meetwijze. Met een andere schaal wordt niet vergeleken.',
      nb: 'Et tall fra andre, med kilde, dato og målemåte. Med en annen skala sammenlignes det ikke.',
      en: 'A figure of others, with source, date and method. It is not compared with another scale.',
    },
  },
} as const satisfies Record<string, GlossaryTerm>;
