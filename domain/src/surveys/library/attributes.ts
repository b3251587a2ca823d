import type { Touchpoint } from '../question/rating.ts';
import type { LibraryText } from './library-text.ts';

export const attributeIds = [
  'product_quality',
  'price',
  'delivery',
  'response_speed',
  'reach',
  'friendliness',
  'expertise',
  'clear_information',
  'kept_informed',
  'promises_kept',
  'aftercare',
] as const;

export type AttributeId = (typeof attributeIds)[number];

/** One thing of a company that can be rated on its own. */
export type Attribute = Readonly<{
  id: AttributeId;
  /** As a row of a battery. */
  label: LibraryText;
  /** Within a sentence, singular, with its article: fills {attribute}. */
  phrase: LibraryText;
  /** Things that can be handed over or counted, or what people do. */
  nature: 'material' | 'immaterial';
  /** Whether it is met before, during or after the purchase. */
  touchpoint: Touchpoint;
}>;

/** The default list (question-library.md 6.2), in the order in which a customer meets most of it. */
export const attributes: Readonly<Record<AttributeId, Attribute>> = {
  product_quality: {
    id: 'product_quality',
    label: { nl: 'Kwaliteit van het product', nb: 'Kvaliteten på produktet', en: 'Quality of the product' },
    phrase: { nl: 'de kwaliteit van het product', nb: 'kvaliteten på produktet', en: 'the quality of the product' },
    nature: 'material',
    touchpoint: 'after',
  },
  price: {
    id: 'price',
    label: {
      nl: 'Prijs voor wat u krijgt',
      'nl-x-jij': 'Prijs voor wat je krijgt',
      nb: 'Prisen for det du får',
      en: 'Price for what you get',
    },
    phrase: {
      nl: 'de prijs voor wat u krijgt',
      'nl-x-jij': 'de prijs voor wat je krijgt',
      nb: 'prisen for det du får',
      en: 'the price for what you get',
    },
    nature: 'material',
    touchpoint: 'before',
  },
  delivery: {
    id: 'delivery',
    label: { nl: 'Levering', nb: 'Leveringen', en: 'Delivery' },
    phrase: { nl: 'de levering', nb: 'leveringen', en: 'the delivery' },
    nature: 'material',
    touchpoint: 'during',
  },
  response_speed: {
    id: 'response_speed',
    label: { nl: 'Snelheid van reageren', nb: 'Svartid', en: 'Speed of response' },
    phrase: { nl: 'de snelheid van reageren', nb: 'svartiden', en: 'the speed of response' },
    nature: 'immaterial',
    touchpoint: 'during',
  },
  reach: {
    id: 'reach',
    label: { nl: 'Bereikbaarheid', nb: 'Tilgjengelighet', en: 'Ease of reaching us' },
    phrase: { nl: 'de bereikbaarheid', nb: 'tilgjengeligheten', en: 'the ease of getting in touch' },
    nature: 'immaterial',
    touchpoint: 'before',
  },
  friendliness: {
    id: 'friendliness',
    label: { nl: 'Vriendelijkheid', nb: 'Vennlighet', en: 'Friendliness' },
    phrase: { nl: 'de vriendelijkheid', nb: 'vennligheten', en: 'the friendliness' },
    nature: 'immaterial',
    touchpoint: 'during',
  },
  expertise: {
    id: 'expertise',
    label: { nl: 'Deskundigheid', nb: 'Fagkunnskap', en: 'Expertise' },
    phrase: { nl: 'de deskundigheid', nb: 'fagkunnskapen', en: 'the expertise' },
    nature: 'immaterial',
    touchpoint: 'during',
  },
  clear_information: {
    id: 'clear_information',
    label: { nl: 'Duidelijkheid van de informatie', nb: 'Tydelig informasjon', en: 'Clear information' },
    phrase: {
      nl: 'de duidelijkheid van de informatie',
      nb: 'tydeligheten i informasjonen',
      en: 'the clarity of the information',
    },
    nature: 'immaterial',
    touchpoint: 'before',
  },
  kept_informed: {
    id: 'kept_informed',
    label: { nl: 'Op de hoogte houden', nb: 'Informasjon underveis', en: 'Keeping you informed' },
    phrase: { nl: 'de informatie onderweg', nb: 'informasjonen underveis', en: 'the information along the way' },
    nature: 'immaterial',
    touchpoint: 'during',
  },
  promises_kept: {
    id: 'promises_kept',
    label: { nl: 'Nakomen van afspraken', nb: 'Å holde det som er avtalt', en: 'Keeping promises' },
    phrase: { nl: 'het nakomen van afspraken', nb: 'evnen til å holde avtaler', en: 'the keeping of promises' },
    nature: 'immaterial',
    touchpoint: 'after',
  },
  aftercare: {
    id: 'aftercare',
    label: { nl: 'Nazorg', nb: 'Oppfølging etterpå', en: 'Aftercare' },
    phrase: { nl: 'de nazorg', nb: 'oppfølgingen etterpå', en: 'the aftercare' },
    nature: 'immaterial',
    touchpoint: 'after',
  },
};
