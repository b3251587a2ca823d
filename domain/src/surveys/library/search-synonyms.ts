import type { Localised } from '../../language.ts';

/**
 * Words that people type for one and the same thing, in the three languages of the product together: somebody whose
 * screen is English may think in Dutch. Each is the beginning of a word, folded: no capitals, no accents.
 */
export const synonyms: readonly Localised[] = [
  {
    nl: 'klacht klagen klaag ontevreden bezwaar',
    nb: 'klage reklamasjon misfornoyd innsigelse',
    en: 'complain grievance dissatisf',
  },
  {
    nl: 'aanbevel aanbeveel aanraden loyaliteit trouw',
    nb: 'anbefal lojal',
    en: 'recommend loyal advoca referral nps',
  },
  { nl: 'tevreden cijfer rapportcijfer waardering', nb: 'fornoyd tilfreds karakter', en: 'satisf grade mark csat' },
  { nl: 'relatie jaarlijks algemeen kto', nb: 'relasjon arlig generell ktu', en: 'relation annual yearly overall' },
  { nl: 'prijs duur kosten tarief waarde', nb: 'pris dyr kostnad takst verdi', en: 'price expensive cost value money' },
  { nl: 'lever bezorg pakket verzend', nb: 'lever pakke frakt utkjoring', en: 'deliver shipping parcel logistic' },
  {
    nl: 'opzeg vertrek weggaan weg verloop',
    nb: 'oppsig slutte sluttet frafall avgang',
    en: 'leav cancel churn exit attrition',
  },
  { nl: 'concurren markt vergelijk', nb: 'konkurren marked sammenlign', en: 'compet market compar benchmark' },
  { nl: 'moeite gemak inspanning', nb: 'innsats enkel lettvint', en: 'effort ease easy ces' },
  { nl: 'verwacht', nb: 'forvent', en: 'expect' },
  { nl: 'telefo bellen belletje', nb: 'telefon ringe', en: 'phone telephone call' },
  { nl: 'bezoek visite accountmanager', nb: 'besok kundeansvarlig', en: 'visit' },
  { nl: 'winkel balie zuil filiaal', nb: 'butikk skranke avdeling', en: 'shop store counter kiosk branch' },
  { nl: 'beoordeling recensie sterren', nb: 'anmeldelse omtale stjerne', en: 'review star testimonial' },
  { nl: 'nieuwe starten beginnen inwerken', nb: 'ny oppstart begynne opplaring', en: 'new onboard start' },
  { nl: 'stil inactief slapend', nb: 'stille inaktiv sovende', en: 'silent inactive dormant lapsed' },
  {
    nl: 'vriendelijk beleefd medewerker personeel',
    nb: 'vennlig hoflig ansatt medarbeider',
    en: 'friend polite staff employee',
  },
  { nl: 'deskundig kennis vakkund', nb: 'kompetan fagkunnskap dyktig', en: 'expert knowledge competen skill' },
  { nl: 'snel wacht reactie', nb: 'rask vente svartid', en: 'speed fast quick wait respon' },
  { nl: 'bereik contact', nb: 'kontakt tilgjengelig', en: 'reach contact access' },
  { nl: 'kwaliteit', nb: 'kvalitet', en: 'quality' },
  { nl: 'informatie duidelijk communicatie', nb: 'informasjon tydelig kommunikasjon', en: 'inform clear communicat' },
  { nl: 'afspraak belofte nakomen', nb: 'avtale lofte', en: 'promise agreement' },
  { nl: 'compliment bedank dank', nb: 'takk ros', en: 'compliment thank praise' },
  { nl: 'toestemming publiceren', nb: 'samtykke tillatelse publisere', en: 'permission consent publish' },
  { nl: 'verbeter beter', nb: 'forbedr bedre', en: 'improv better' },
  { nl: 'reden waarom', nb: 'grunn hvorfor', en: 'reason why' },
  { nl: 'belang', nb: 'viktig', en: 'importan' },
  { nl: 'vertrouw', nb: 'tillit stole stoler', en: 'trust' },
];
