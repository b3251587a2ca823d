import { completeRows, validAnswers } from './denominators.ts';
import { alike, type GlossaryTerm } from './glossary-term.ts';

/** What goes together with the score, what was expected, and what improving may bring. */
export const driverTerms = {
  driver: {
    topic: 'driver',
    name: { nl: 'Drijfveer', nb: 'Driver', en: 'Driver' },
    meaning: {
      nl: 'Een onderwerp waarvan de score samengaat met de tevredenheid als geheel.',
      nb: 'Et tema der skåren henger sammen med tilfredsheten som helhet.',
      en: 'A topic whose score goes together with satisfaction as a whole.',
    },
  },
  importance: {
    topic: 'driver',
    name: { nl: 'Invloed', nb: 'Innflytelse', en: 'Importance' },
    meaning: {
      nl: 'Het deel van de verschillen in tevredenheid dat met een onderwerp samengaat. De invloeden tellen op tot R².',
      nb: 'Den delen av forskjellene i tilfredshet som henger sammen med et tema. Innflytelsene summeres til R².',
      en: 'The part of the differences in satisfaction that goes together with a topic. Importances add up to R².',
    },
    denominator: completeRows,
  },
  lmg: {
    topic: 'driver',
    name: { nl: 'LMG (Shapley)', nb: 'LMG (Shapley)', en: 'LMG (Shapley)' },
    meaning: {
      nl: 'De invloed van een onderwerp, gemiddeld over alle volgordes waarin onderwerpen worden toegevoegd. Zo wint niemand doordat hij vooraan staat.',
      nb: 'Innflytelsen til et tema, i gjennomsnitt over alle rekkefølger temaene kan legges til i. Slik vinner ingen på å stå først.',
      en: 'The importance of a topic, averaged over all orders in which topics are added. So nobody gains by coming first.',
    },
    denominator: completeRows,
    source: 'R. H. Lindeman, P. F. Merenda & R. Z. Gold 1980; U. Grömping, Journal of Statistical Software 17 (2006).',
  },
  'r-squared': {
    topic: 'driver',
    name: alike('R²'),
    meaning: {
      nl: 'Welk deel van de verschillen in tevredenheid de onderwerpen samen beschrijven. De rest komt van iets wat niet gevraagd is.',
      nb: 'Hvor stor del av forskjellene i tilfredshet temaene beskriver til sammen. Resten kommer av noe det ikke ble spurt om.',
      en: 'Which part of the differences in satisfaction the topics describe together. The rest comes from what was not asked.',
    },
    formula: alike('R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²'),
    denominator: completeRows,
  },
  correlation: {
    topic: 'driver',
    name: { nl: 'Samenhang', nb: 'Sammenheng', en: 'Correlation' },
    meaning: {
      nl: 'Hoe sterk twee scores samen omhoog en omlaag gaan, van −1 tot 1. Samenhang is geen bewijs van oorzaak.',
      nb: 'Hvor sterkt to skårer går opp og ned sammen, fra −1 til 1. Sammenheng er ikke bevis for årsak.',
      en: 'How strongly two scores go up and down together, from −1 to 1. It is no proof of a cause.',
    },
    formula: alike('r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² · Σ(y − ȳ)²)'),
    denominator: completeRows,
  },
  vif: {
    topic: 'driver',
    name: alike('VIF'),
    meaning: {
      nl: 'Hoezeer een onderwerp door de andere al beschreven wordt. Boven 10 zijn onderwerpen nauwelijks uit elkaar te houden.',
      nb: 'Hvor mye et tema allerede beskrives av de andre. Over 10 kan temaene knapt skilles fra hverandre.',
      en: 'How far the other topics describe a topic already. Above 10 they can hardly be told apart.',
    },
    formula: alike('VIF = 1 / (1 − Rⱼ²)'),
  },
  association: {
    topic: 'driver',
    name: { nl: 'Gaat samen met', nb: 'Henger sammen med', en: 'Goes together with' },
    meaning: {
      nl: 'Twee dingen bewegen samen. Dat het ene het andere veroorzaakt, kan alleen een proef laten zien.',
      nb: 'To ting beveger seg sammen. At det ene forårsaker det andre, kan bare et forsøk vise.',
      en: 'Two things move together. Only a trial can show that one causes the other.',
    },
  },
  'importance-performance': {
    topic: 'driver',
    name: { nl: 'Belang en prestatie', nb: 'Viktighet og resultat', en: 'Importance and performance' },
    meaning: {
      nl: 'Een kaart van onderwerpen: hoe zwaar ze wegen tegen hoe goed ze scoren. Raakt een onzekerheid een lijn, dan is het vak onbeslist.',
      nb: 'Et kart over temaer: hvor tungt de veier mot hvor godt de skårer. Treffer usikkerheten en linje, er feltet uavgjort.',
      en: 'A map of topics: how much they weigh against how well they score. When the uncertainty touches a line, the field is undecided.',
    },
    source: 'J. A. Martilla & J. C. James, Journal of Marketing 41 (1977) 77.',
  },
  undecided: {
    topic: 'driver',
    name: { nl: 'Onbeslist', nb: 'Uavgjort', en: 'Undecided' },
    meaning: {
      nl: 'De antwoorden passen bij beide kanten van de lijn. Meer antwoorden beslissen het; tot dan is er geen advies.',
      nb: 'Svarene passer med begge sider av linjen. Flere svar avgjør det; til da gis det ikke noe råd.',
      en: 'The answers fit both sides of the line. More answers decide it; until then there is no advice.',
    },
  },
  'what-if': {
    topic: 'driver',
    name: { nl: 'Wat als', nb: 'Hva om', en: 'What if' },
    meaning: {
      nl: 'Het cijfer dat bij een hogere score op een onderwerp past, met interval. Het is geen belofte: samenhang is geen oorzaak.',
      nb: 'Tallet som passer med en høyere skår på et tema, med intervall. Det er ikke noe løfte: sammenheng er ikke årsak.',
      en: 'The figure that goes with a higher score on a topic, with its interval. It is no promise: association is no cause.',
    },
  },
  'improvement-action': {
    topic: 'driver',
    name: { nl: 'Verbeteractie', nb: 'Forbedringstiltak', en: 'Improvement action' },
    meaning: {
      nl: 'Iets wat het bedrijf anders doet, met een eigenaar, een datum en het cijfer dat moet bewegen.',
      nb: 'Noe bedriften gjør annerledes, med en ansvarlig, en dato og tallet som skal bevege seg.',
      en: 'Something that the company does differently, with an owner, a date and the figure that should move.',
    },
  },
  'minimum-detectable-effect': {
    topic: 'driver',
    name: { nl: 'Kleinste aantoonbare effect', nb: 'Minste påviselige effekt', en: 'Minimum detectable effect' },
    meaning: {
      nl: 'Hoe groot een effect moet zijn om met zoveel antwoorden in acht van de tien gevallen gezien te worden. Is het gewenste effect kleiner, dan is het te vroeg.',
      nb: 'Hvor stor en effekt må være for å bli sett i åtte av ti tilfeller med så mange svar. Er ønsket effekt mindre, er det for tidlig.',
      en: 'How large an effect has to be to be seen in eight of ten cases with so many answers. When the worthwhile effect is smaller, it is too early.',
    },
    formula: alike('MDE = (t₀.₉₇₅ + t₀.₈₀)·SE'),
    source: 'H. S. Bloom, Evaluation Review 19 (1995) 547.',
  },
  'difference-in-differences': {
    topic: 'driver',
    name: { nl: 'Verschil in verschillen', nb: 'Forskjell i forskjeller', en: 'Difference in differences' },
    meaning: {
      nl: 'Wat een actie deed: de verandering waar zij liep, min de verandering waar zij niet liep.',
      nb: 'Hva et tiltak gjorde: endringen der det ble brukt, minus endringen der det ikke ble brukt.',
      en: 'What an action did: the change where it ran, less the change where it did not.',
    },
    formula: alike('(T₁ − T₀) − (C₁ − C₀)'),
  },
  expectation: {
    topic: 'driver',
    name: { nl: 'Verwachting', nb: 'Forventning', en: 'Expectation' },
    meaning: {
      nl: 'Wat de klant vooraf dacht te krijgen. Tevredenheid is hoe de ervaring daarbij past.',
      nb: 'Det kunden på forhånd trodde å få. Tilfredshet er hvordan opplevelsen passer med det.',
      en: 'What the customer thought to get beforehand. Satisfaction is how the experience fits it.',
    },
    source: 'R. L. Oliver, Journal of Marketing Research 17 (1980) 460; ISO 10004:2018.',
  },
  'expectation-gap': {
    topic: 'driver',
    name: { nl: 'Verschil met verwachting', nb: 'Avvik fra forventning', en: 'Expectation gap' },
    meaning: {
      nl: 'Ervaring min verwachting, bij voorkeur van dezelfde persoon. Boven nul is beter dan verwacht.',
      nb: 'Opplevelse minus forventning, helst av samme person. Over null er bedre enn forventet.',
      en: 'Experience less expectation, of the same person where possible. Above zero is better than expected.',
    },
    formula: alike('d̄ = Σ(x − v) / n'),
    denominator: validAnswers,
    source: 'A. Parasuraman, V. A. Zeithaml & L. L. Berry, Journal of Retailing 64 (1988) 12.',
  },
  'contact-moment': {
    topic: 'driver',
    name: { nl: 'Contactmoment', nb: 'Kontaktpunkt', en: 'Contact moment' },
    meaning: {
      nl: 'Een moment waarop de klant met het bedrijf te maken heeft, van de advertentie tot de nazorg.',
      nb: 'Et øyeblikk der kunden møter bedriften, fra annonsen til ettermarkedet.',
      en: 'A moment at which the customer meets the company, from the advert to aftercare.',
    },
  },
  'material-immaterial': {
    topic: 'driver',
    name: { nl: 'Materieel en immaterieel', nb: 'Materielt og immaterielt', en: 'Material and immaterial' },
    meaning: {
      nl: 'Of een contactmoment over iets tastbaars gaat, zoals het product, of over bejegening en vertrouwen.',
      nb: 'Om et kontaktpunkt gjelder noe håndfast, som produktet, eller behandling og tillit.',
      en: 'Whether a contact moment is about something tangible, such as the product, or about treatment and trust.',
    },
  },
} as const satisfies Record<string, GlossaryTerm>;
