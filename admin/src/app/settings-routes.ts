import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../accounts/account-requests.ts';
import { signedIn } from './signed-in-route.ts';

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
const caseSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/cases',
  component: lazyRouteComponent(() => import('../complaints/case-settings.tsx'), 'CaseSettings'),
});
const ideaSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/ideas',
  component: lazyRouteComponent(() => import('../ideas/idea-settings.tsx'), 'IdeaSettings'),
});
const attributeSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/attributes',
  component: lazyRouteComponent(() => import('../contacts/attribute-settings.tsx'), 'AttributeSettings'),
});
const apiKeySettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('../accounts/api-key-settings.tsx'), 'ApiKeySettings'),
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

/** What the company and each of its people set for themselves. */
export const settingsRoutes = [
  settings,
  companySettings,
  mailSettings,
  contactRulesSettings,
  caseSettings,
  ideaSettings,
  attributeSettings,
  apiKeySettings,
  peopleSettings,
  accountSettings,
] as const;
