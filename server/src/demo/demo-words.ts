import type { Language } from '@voldaan/domain/language';

/** What the sample's customers say, by how satisfied they are; written for the sample, in three languages. */
export const demoWords: Readonly<Record<Language, Readonly<Record<'low' | 'middle' | 'high', readonly string[]>>>> = {
  nl: {
    low: [
      'Twee keer gebeld, niemand belde terug.',
      'De fiets was drie dagen later klaar dan beloofd en daar hoorde ik niets over.',
      'Rem sleepte na de reparatie nog steeds. Ik moest opnieuw langskomen.',
      'De rekening was hoger dan wat vooraf was gezegd.',
      'Ik moest zelf bellen om te vragen waar mijn fiets bleef.',
    ],
    middle: [
      'Netjes gerepareerd, maar het duurde langer dan afgesproken.',
      'Goede monteurs, aan de balie mag het vriendelijker.',
      'Prima werk. Een berichtje als de fiets klaar is zou helpen.',
      'Het is gelukt, maar ik moest lang wachten aan de telefoon.',
      'Prijs is aan de hoge kant, werk is goed.',
    ],
    high: [
      'Vriendelijk geholpen en de fiets was dezelfde dag klaar.',
      'Ze legden uit wat er kapot was en wat het kostte. Geen verrassingen.',
      'Fijn dat er een leenfiets klaarstond.',
      'De monteur belde zelf om te zeggen dat het goedkoper kon.',
      'Al jaren klant, ze doen wat ze beloven.',
      'Snel een afspraak en alles uitgelegd.',
    ],
  },
  nb: {
    low: ['Jeg ringte to ganger, og ingen ringte tilbake.', 'Sykkelen ble ferdig tre dager for sent, uten beskjed.'],
    middle: [
      'Godt arbeid, men det tok lengre tid enn avtalt.',
      'Fint utført. En melding når sykkelen er klar hadde hjulpet.',
    ],
    high: [
      'Hyggelig betjening og sykkelen var klar samme dag.',
      'De forklarte hva som var galt og hva det ville koste.',
    ],
  },
  en: {
    low: ['I called twice and nobody called back.', 'Ready three days later than promised, and nobody told me.'],
    middle: ['Good work, but it took longer than agreed.', 'Fine. A message when the bike is ready would help.'],
    high: [
      'Kindly helped, and the bike was ready the same day.',
      'They explained what was wrong and what it would cost.',
    ],
  },
};

export const demoFirstNames: readonly string[] = [
  'Anna',
  'Bas',
  'Carla',
  'Daan',
  'Elif',
  'Femke',
  'Gerrit',
  'Hanneke',
  'Ilse',
  'Jeroen',
  'Karin',
  'Lotte',
  'Mehmet',
  'Nora',
  'Oscar',
  'Petra',
  'Quinten',
  'Roos',
  'Sven',
  'Tineke',
  'Umar',
  'Vera',
  'Wouter',
  'Xander',
  'Yara',
  'Zeger',
];

export const demoLastNames: readonly string[] = [
  'Aalbers',
  'Bakker',
  'Claassen',
  'Dekker',
  'Evers',
  'Faber',
  'Groen',
  'Hendriks',
  'Idema',
  'Jansen',
  'Kuiper',
  'Li',
  'Meijer',
  'Nijland',
  'Özdemir',
  'Postma',
  'Reinders',
  'Smit',
  'Terpstra',
  'Uiterwijk',
  'Visser',
  'Willems',
  'Yilmaz',
  'Zwart',
];
