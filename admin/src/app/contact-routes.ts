import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readContactSearch } from '../contacts/contact-search.ts';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const contacts = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts',
  validateSearch: readContactSearch,
  component: lazyRouteComponent(() => import('../contacts/contacts.tsx'), 'Contacts'),
});
const newContact = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/new',
  component: lazyRouteComponent(() => import('../contacts/edit-contact.tsx'), 'NewContact'),
});
const contact = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('../contacts/contact-page.tsx'), 'ContactPage'),
});
const editContact = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId/edit',
  component: lazyRouteComponent(() => import('../contacts/edit-contact.tsx'), 'EditContact'),
});
const contactWhy = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId/why',
  validateSearch: ({ study }: Search): { study?: string } => (isText(study) ? { study } : {}),
  component: lazyRouteComponent(() => import('../studies/contact-why.tsx'), 'ContactWhy'),
});
const personData = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId/privacy',
  component: lazyRouteComponent(() => import('../contacts/person-data.tsx'), 'PersonData'),
});
const doubles = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/doubles',
  component: lazyRouteComponent(() => import('../contacts/doubles.tsx'), 'Doubles'),
});
const notAsked = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/not-asked',
  component: lazyRouteComponent(() => import('../contacts/not-asked.tsx'), 'NotAsked'),
});
const organisations = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/organisations',
  validateSearch: ({ search }: Search): { search?: string } => (isText(search) ? { search } : {}),
  component: lazyRouteComponent(() => import('../contacts/organisations.tsx'), 'Organisations'),
});
const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/organisations/$organisationId',
  component: lazyRouteComponent(() => import('../contacts/organisation-page.tsx'), 'OrganisationPage'),
});
const addContacts = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/add',
  component: lazyRouteComponent(() => import('../contacts/add-contacts.tsx'), 'AddContacts'),
});
const importContacts = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/import',
  component: lazyRouteComponent(() => import('../contacts/import-contacts.tsx'), 'ImportContacts'),
});

/** The customers and all that is kept of them. */
export const contactRoutes = [
  contacts,
  newContact,
  contact,
  editContact,
  contactWhy,
  personData,
  doubles,
  notAsked,
  organisations,
  organisation,
  addContacts,
  importContacts,
] as const;
