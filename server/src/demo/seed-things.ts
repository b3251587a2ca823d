import type { Language } from '@voldaan/domain/language';

type Words = readonly string[];
type Things = Readonly<{ of: Words; part: Words; between: string; told: Words }>;

/** What was bought and which part of it is meant; together some nine hundred words a language, most of them rare. */
export const seedThings: Readonly<Record<Language, Things>> = {
  nl: {
    of: 'deur lamp kraan wiel stoel tafel koffer ketel fiets venster balkon keuken tuin bad bed kast droger oven koelkast zonne markies douche vloer trap wand bureau grill pomp scherm plank'.split(
      ' ',
    ),
    part: 'scharnier greep hendel motor klem rand filter kabel schroef veer deksel poot slot riem lager spiegel hoes beugel knop schakelaar sluiting houder slang klep rooster stekker zekering dop profiel strip'.split(
      ' ',
    ),
    between: '',
    told: ['; het gaat om {thing}', ', vooral {thing}', '. Het ging over {thing}'],
  },
  nb: {
    of: 'dør lampe kran hjul stol bord koffert kjele sykkel vindu balkong kjøkken hage bad seng skap tørke ovn kjøle sol markise dusj gulv trapp vegg skrive grill pumpe skjerm hylle'.split(
      ' ',
    ),
    part: 'hengsel håndtak spake motor klemme kant filter kabel skrue fjær lokk bein lås rem lager speil trekk bøyle knapp bryter lukking holder slange ventil rist støpsel sikring propp profil list'.split(
      ' ',
    ),
    between: '',
    told: ['; det gjelder {thing}', ', særlig {thing}', '. Det handlet om {thing}'],
  },
  en: {
    of: 'door lamp tap wheel chair table suitcase kettle bicycle window balcony kitchen garden bath bed cupboard dryer oven fridge solar awning shower floor stair wall desk grill pump screen shelf'.split(
      ' ',
    ),
    part: 'hinge grip lever motor clamp rim filter cable screw spring lid leg lock strap bearing mirror cover bracket knob switch clasp holder hose valve grille plug fuse cap profile strip'.split(
      ' ',
    ),
    between: ' ',
    told: ['; it is about the {thing}', ', mostly the {thing}', '. It concerned the {thing}'],
  },
};

/** More than a third of customers name a thing, one in ten a number, which nobody else names. */
const thingShare = 0.35;
const numberShare = 0.1;

/**
 * What a customer adds that few others say: a thing, and sometimes a number. Of the words that people write most are rare, and
 * the more so the further down a list of them (Zipf 1949): the first of these is said by a tenth of those who name one.
 */
export function seedThing(language: Language, random: () => number): string {
  if (random() >= thingShare) return '';
  const { of, part, between, told } = seedThings[language];
  const place = Math.floor(of.length * part.length * random() ** 3);
  const thing = `${of[place % of.length]}${between}${part[Math.floor(place / of.length)]}`;
  const named = random() < numberShare / thingShare ? `${thing} ${10_000 + Math.floor(random() * 90_000)}` : thing;
  return (told[Math.floor(random() * told.length)] ?? '').replace('{thing}', named);
}
