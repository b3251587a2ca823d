import type { Sample } from '../sample.ts';
import { type StaffScreen, screen } from './staff-screen.ts';

const list =
  'Naam;E-mail;Taal\nAnna de Wit;anna@example.nl;nl\nOla Nordmann;ola@example.no;nb\nGeen adres;geen adres;nl\n';

/** The address book. */
export const customerScreens: readonly StaffScreen[] = [
  screen('contacts', '/contacts', (say) => say('contacts.add')),
  screen('new-contact', '/contacts/new', (say) => say('contact.save')),
  screen('contact', '/contacts/$contactId', (say) => say('contact.edit'), { address: firstContact }),
  screen('edit-contact', '/contacts/$contactId/edit', (say) => say('contact.save'), {
    address: (sample) => `${firstContact(sample)}/edit`,
  }),
  screen('person-data', '/contacts/$contactId/privacy', (say) => say('person.download'), {
    address: (sample) => `${firstContact(sample)}/privacy`,
  }),
  screen('doubles', '/contacts/doubles', (say) => say('doubles.merge')),
  screen('not-asked', '/contacts/not-asked', (say) => say('not-asked.check')),
  screen('organisations', '/contacts/organisations', (say) => say('organisations.add')),
  screen('organisation', '/contacts/organisations/$organisationId', (say) => say('contact.save'), {
    address: ({ organisationId }) => `/contacts/organisations/${organisationId}`,
  }),
  screen('add-contacts', '/contacts/add', (say) => say('contacts.add-submit'), {
    open: async (page, say) => {
      await page
        .getByRole('textbox', { name: say('contacts.addresses') })
        .fill('Anna de Wit <anna@example.nl>\ngeen adres');
    },
  }),
  screen('import-contacts', '/contacts/import', (say) => say('import.choose')),
  screen('import-reading', '/contacts/import', (say) => say('import.check-file'), {
    open: async (page, say) => {
      const file = { name: 'klanten.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: say('import.check-file') }).waitFor();
    },
  }),
  screen('import-check', '/contacts/import', (say) => say('import.run', { valid: 2 }), {
    open: async (page, say) => {
      const file = { name: 'klanten.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: say('import.check-file') }).click();
      await page.getByRole('button', { name: say('import.run', { valid: 2 }) }).waitFor();
    },
  }),
  screen('contact-why', '/contacts/$contactId/why', (say) => say('shell.contacts'), {
    address: (sample) => `${firstContact(sample)}/why`,
  }),
];

/** The customer that the sample's first answer came from. */
function firstContact({ contactId }: Sample): string {
  return `/contacts/${contactId}`;
}
