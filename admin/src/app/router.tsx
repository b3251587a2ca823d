import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { meQuery } from '../accounts/account-requests.ts';
import { readContactSearch } from '../contacts/contact-search.ts';
import { isProblem } from '../http/problem.ts';
import { readOverviewSearch } from '../metrics/overview-search.ts';
import { readResponseSearch } from '../responses/response-search.ts';
import { NotFound, NotFoundPage } from './not-found.tsx';
import { ScreenError, ScreenErrorPage } from './screen-error.tsx';
import { Shell } from './shell.tsx';

type RouterContext = Readonly<{ queryClient: QueryClient }>;

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('../accounts/setup.tsx'), 'Setup'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => (typeof search['next'] === 'string' ? { next: search['next'] } : {}),
  component: lazyRouteComponent(() => import('../accounts/sign-in.tsx'), 'SignIn'),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../accounts/accept-invite.tsx'), 'AcceptInvite'),
});

/** Everything below it needs somebody who is signed in; others are sent to sign in and come back to where they were. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  errorComponent: ScreenErrorPage,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (isProblem(error) && error.status === 401) throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw error;
    }
  },
});

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: readOverviewSearch,
  beforeLoad: ({ context }) => {
    const me = context.queryClient.getQueryData(meQuery.queryKey);
    if (me && !me.permissions.includes('overview.show')) throw redirect({ to: '/surveys' });
  },
  component: lazyRouteComponent(() => import('../metrics/overview.tsx'), 'Overview'),
});
const responses = createRoute({
  getParentRoute: () => signedIn,
  path: '/responses',
  validateSearch: readResponseSearch,
  component: lazyRouteComponent(() => import('../responses/responses.tsx'), 'Responses'),
});
const response = createRoute({
  getParentRoute: () => responses,
  path: '$responseId',
  component: lazyRouteComponent(() => import('../responses/response-detail.tsx'), 'ResponseDetail'),
});
const surveys = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys',
  component: lazyRouteComponent(() => import('../surveys/surveys.tsx'), 'Surveys'),
});
const newSurvey = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/new',
  component: lazyRouteComponent(() => import('../surveys/new-survey.tsx'), 'NewSurvey'),
});
const survey = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId',
  component: lazyRouteComponent(() => import('../surveys/survey-editor.tsx'), 'SurveyEditor'),
});
const share = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId/share',
  component: lazyRouteComponent(() => import('../entrances/share.tsx'), 'Share'),
});
const send = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId/send',
  component: lazyRouteComponent(() => import('../invitations/send.tsx'), 'Send'),
});
const waves = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId/waves',
  component: lazyRouteComponent(() => import('../invitations/waves.tsx'), 'Waves'),
});
const wave = createRoute({
  getParentRoute: () => signedIn,
  path: '/surveys/$surveyId/waves/$waveId',
  component: lazyRouteComponent(() => import('../invitations/wave-detail.tsx'), 'WaveDetail'),
});
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
  validateSearch: (search): { search?: string } =>
    typeof search['search'] === 'string' && search['search'] !== '' ? { search: search['search'] } : {},
  component: lazyRouteComponent(() => import('../contacts/organisations.tsx'), 'Organisations'),
});
const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/organisations/$organisationId',
  component: lazyRouteComponent(() => import('../contacts/organisation-page.tsx'), 'OrganisationPage'),
});
const attributeSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/attributes',
  component: lazyRouteComponent(() => import('../contacts/attribute-settings.tsx'), 'AttributeSettings'),
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
const contactWhy = createRoute({
  getParentRoute: () => signedIn,
  path: '/contacts/$contactId/why',
  validateSearch: (search): { study?: string } =>
    typeof search['study'] === 'string' && search['study'] !== '' ? { study: search['study'] } : {},
  component: lazyRouteComponent(() => import('../studies/contact-why.tsx'), 'ContactWhy'),
});
const studies = createRoute({
  getParentRoute: () => signedIn,
  path: '/studies',
  component: lazyRouteComponent(() => import('../studies/studies.tsx'), 'Studies'),
});
const newStudy = createRoute({
  getParentRoute: () => signedIn,
  path: '/studies/new',
  component: lazyRouteComponent(() => import('../studies/new-study.tsx'), 'NewStudy'),
});
const study = createRoute({
  getParentRoute: () => signedIn,
  path: '/studies/$studyId',
  component: lazyRouteComponent(() => import('../studies/study.tsx'), 'StudyScreen'),
});
const journey = createRoute({
  getParentRoute: () => signedIn,
  path: '/touchpoints',
  component: lazyRouteComponent(() => import('../touchpoints/journey.tsx'), 'Journey'),
});
const newTouchpoint = createRoute({
  getParentRoute: () => signedIn,
  path: '/touchpoints/new',
  component: lazyRouteComponent(() => import('../touchpoints/touchpoint-form.tsx'), 'NewTouchpoint'),
});
const touchpoint = createRoute({
  getParentRoute: () => signedIn,
  path: '/touchpoints/$touchpointId',
  component: lazyRouteComponent(() => import('../touchpoints/touchpoint-form.tsx'), 'EditTouchpoint'),
});
const events = createRoute({
  getParentRoute: () => signedIn,
  path: '/events',
  validateSearch: (search): { kind?: string } =>
    typeof search['kind'] === 'string' && search['kind'] !== '' ? { kind: search['kind'] } : {},
  component: lazyRouteComponent(() => import('../touchpoints/events.tsx'), 'Events'),
});
const apiKeySettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('../accounts/api-key-settings.tsx'), 'ApiKeySettings'),
});
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  beforeLoad: ({ context }) => {
    const me = context.queryClient.getQueryData(meQuery.queryKey);
    const mayChange = me?.permissions.includes('workspace.change') === true;
    throw redirect({ to: mayChange ? '/settings/company' : '/settings/account' });
  },
});
const companySettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/company',
  component: lazyRouteComponent(() => import('../accounts/company-settings.tsx'), 'CompanySettings'),
});
const mailSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/mail',
  component: lazyRouteComponent(() => import('../invitations/mail-settings.tsx'), 'MailSettings'),
});
const contactRulesSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/contact-rules',
  component: lazyRouteComponent(() => import('../studies/contact-rules.tsx'), 'ContactRulesSettings'),
});
const peopleSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/people',
  component: lazyRouteComponent(() => import('../accounts/people-settings.tsx'), 'PeopleSettings'),
});
const accountSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/account',
  component: lazyRouteComponent(() => import('../accounts/account-settings.tsx'), 'AccountSettings'),
});
const outbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbox',
  component: lazyRouteComponent(() => import('../invitations/outbox.tsx'), 'Outbox'),
});
const outboxMail = createRoute({
  getParentRoute: () => outbox,
  path: '$mailId',
  component: lazyRouteComponent(() => import('../invitations/outbox-mail.tsx'), 'OutboxMail'),
});
const inbound = createRoute({
  getParentRoute: () => signedIn,
  path: '/inbound',
  validateSearch: (search): { sort?: 'reports' } => (search['sort'] === 'reports' ? { sort: 'reports' } : {}),
  component: lazyRouteComponent(() => import('../invitations/inbound.tsx'), 'Inbound'),
});
const inboundMail = createRoute({
  getParentRoute: () => inbound,
  path: '$mailId',
  component: lazyRouteComponent(() => import('../invitations/inbound-mail.tsx'), 'InboundMail'),
});

const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

const routeTree = root.addChildren([
  setup,
  signIn,
  invite,
  signedIn.addChildren([
    overview,
    responses.addChildren([response]),
    surveys,
    newSurvey,
    survey,
    share,
    send,
    waves,
    wave,
    contacts,
    newContact,
    contact,
    editContact,
    personData,
    doubles,
    notAsked,
    organisations,
    organisation,
    attributeSettings,
    addContacts,
    importContacts,
    contactWhy,
    studies,
    newStudy,
    study,
    journey,
    newTouchpoint,
    touchpoint,
    events,
    settings,
    apiKeySettings,
    companySettings,
    mailSettings,
    contactRulesSettings,
    peopleSettings,
    accountSettings,
    outbox.addChildren([outboxMail]),
    inbound.addChildren([inboundMail]),
    nowhere,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: ScreenError,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
