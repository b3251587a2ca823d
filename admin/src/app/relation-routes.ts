import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type PromiseSearch, promiseLists } from '../relations/promise-requests.ts';
import type { AgendaSearch, DueSearch } from '../relations/visit-requests.ts';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const due = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits',
  validateSearch: ({ of, plan }: Search): DueSearch => ({
    ...(of === 'me' && { of }),
    ...(isText(plan) && { plan }),
  }),
  component: lazyRouteComponent(() => import('../relations/due-visits.tsx'), 'DueVisits'),
});
const agenda = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits/agenda',
  validateSearch: ({ of, from }: Search): AgendaSearch => ({
    ...(of === 'me' && { of }),
    ...(isText(from) && { from }),
  }),
  component: lazyRouteComponent(() => import('../relations/agenda.tsx'), 'AgendaPage'),
});
const marks = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits/marks',
  component: lazyRouteComponent(() => import('../relations/visit-marks.tsx'), 'VisitMarksPage'),
});
const plans = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits/plans',
  component: lazyRouteComponent(() => import('../relations/plans.tsx'), 'Plans'),
});
const newVisit = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits/new',
  validateSearch: ({ contact }: Search): { contact?: string } => ({ ...(isText(contact) && { contact }) }),
  component: lazyRouteComponent(() => import('../relations/new-visit.tsx'), 'NewVisit'),
});
const visit = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits/$visitId',
  component: lazyRouteComponent(() => import('../relations/visit-page.tsx'), 'VisitPage'),
});
const promises = createRoute({
  getParentRoute: () => signedIn,
  path: '/promises',
  validateSearch: ({ list, of }: Search): PromiseSearch => {
    const known = promiseLists.find((one) => one === list);
    return { ...(known !== undefined && { list: known }), ...(of === 'me' && { of }) };
  },
  component: lazyRouteComponent(() => import('../relations/promises.tsx'), 'Promises'),
});
const newPromise = createRoute({
  getParentRoute: () => signedIn,
  path: '/promises/new',
  validateSearch: ({ contact, case: one }: Search): { contact?: string; case?: string } => ({
    ...(isText(contact) && { contact }),
    ...(isText(one) && { case: one }),
  }),
  component: lazyRouteComponent(() => import('../relations/new-promise.tsx'), 'NewPromise'),
});

/** Staying in touch with customers, and keeping what was promised to them. */
export const relationRoutes = [due, agenda, marks, plans, newVisit, visit, promises, newPromise] as const;
