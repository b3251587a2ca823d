import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readMomentsSearch } from '../metrics/moments/moments-search.ts';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

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
  validateSearch: readMomentsSearch,
  component: lazyRouteComponent(() => import('../metrics/moments/moment-journey.tsx'), 'MomentJourney'),
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
  validateSearch: ({ kind }: Search): { kind?: string } => (isText(kind) ? { kind } : {}),
  component: lazyRouteComponent(() => import('../touchpoints/events.tsx'), 'Events'),
});

/** The studies, and the journey that they ask about. */
export const studyRoutes = [studies, newStudy, study, journey, newTouchpoint, touchpoint, events] as const;
