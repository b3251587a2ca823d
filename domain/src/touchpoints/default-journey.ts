import type { Localised } from '../language.ts';
import type { KnownEventKind } from './event-kind.ts';
import type { Phase } from './touchpoint.ts';

/** A contact moment to start from. */
export type JourneyMoment = Readonly<{
  name: Localised;
  phase: Phase;
  isDirect: boolean;
  isMaterial: boolean;
  channel: Localised;
  eventKind: KnownEventKind | '';
}>;

const web: Localised = { nl: 'web', nb: 'nett', en: 'web' };
const phone: Localised = { nl: 'telefoon', nb: 'telefon', en: 'telephone' };
const mail: Localised = { nl: 'e-mail', nb: 'e-post', en: 'e-mail' };
const inPerson: Localised = { nl: 'persoonlijk', nb: 'personlig', en: 'in person' };
const others: Localised = { nl: 'via anderen', nb: 'gjennom andre', en: 'through others' };
const media: Localised = { nl: 'media', nb: 'medier', en: 'media' };

/**
 * The journey from advert to aftercare that a company starts from and makes its own: what customers meet of us and hear
 * about us, things and manners both, since a customer who was treated coldly is not content with a sound product.
 */
export const defaultJourney: readonly JourneyMoment[] = [
  before({ nl: 'Advertentie', nb: 'Annonse', en: 'Advertisement' }, media, { isDirect: false, isMaterial: true }),
  before({ nl: 'Wat anderen zeggen', nb: 'Hva andre sier', en: 'What others say' }, others, { isDirect: false }),
  before({ nl: 'Website', nb: 'Nettsted', en: 'Website' }, web, { isMaterial: true }),
  before({ nl: 'Eerste vraag', nb: 'Første spørsmål', en: 'First question' }, phone, { eventKind: 'call_done' }),
  before({ nl: 'Offerte', nb: 'Tilbud', en: 'Quote' }, mail, { isMaterial: true, eventKind: 'quote_sent' }),
  before({ nl: 'Afspraak maken', nb: 'Avtale time', en: 'Making an appointment' }, phone, {
    eventKind: 'appointment_made',
  }),
  during({ nl: 'Bestellen', nb: 'Bestilling', en: 'Ordering' }, web, { isMaterial: true, eventKind: 'order_placed' }),
  during({ nl: 'Bericht over de voortgang', nb: 'Melding om fremdriften', en: 'News of progress' }, mail, {
    eventKind: 'order_shipped',
  }),
  during({ nl: 'Bezoek', nb: 'Besøk', en: 'Visit' }, inPerson, { eventKind: 'visit_done' }),
  during({ nl: 'Levering', nb: 'Levering', en: 'Delivery' }, inPerson, {
    isMaterial: true,
    eventKind: 'order_delivered',
  }),
  during({ nl: 'Het product zelf', nb: 'Selve produktet', en: 'The product itself' }, inPerson, { isMaterial: true }),
  during({ nl: 'Rekening', nb: 'Faktura', en: 'Invoice' }, mail, { isMaterial: true, eventKind: 'invoice_sent' }),
  after({ nl: 'Betaling', nb: 'Betaling', en: 'Payment' }, web, { isMaterial: true, eventKind: 'payment_received' }),
  after(
    { nl: 'Vraag aan de klantenservice', nb: 'Spørsmål til kundeservice', en: 'Question to customer service' },
    phone,
    {
      eventKind: 'ticket_closed',
    },
  ),
  after({ nl: 'Klacht', nb: 'Klage', en: 'Complaint' }, phone, { eventKind: 'complaint_closed' }),
  after({ nl: 'Nazorg', nb: 'Oppfølging', en: 'Aftercare' }, phone, {}),
  after({ nl: 'Opzeggen', nb: 'Oppsigelse', en: 'Leaving' }, web, { eventKind: 'subscription_ended' }),
];

type Traits = Partial<Pick<JourneyMoment, 'isDirect' | 'isMaterial' | 'eventKind'>>;

function before(name: Localised, channel: Localised, traits: Traits): JourneyMoment {
  return moment({ name, phase: 'before', channel, traits });
}

function during(name: Localised, channel: Localised, traits: Traits): JourneyMoment {
  return moment({ name, phase: 'during', channel, traits });
}

function after(name: Localised, channel: Localised, traits: Traits): JourneyMoment {
  return moment({ name, phase: 'after', channel, traits });
}

function moment({
  traits,
  ...rest
}: Pick<JourneyMoment, 'name' | 'phase' | 'channel'> & Readonly<{ traits: Traits }>): JourneyMoment {
  return { ...rest, isDirect: true, isMaterial: false, eventKind: '', ...traits };
}
