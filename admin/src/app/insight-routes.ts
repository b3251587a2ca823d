import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readLoyaltySearch } from '../metrics/loyalty/loyalty-search.ts';
import { signedIn } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const glossary = createRoute({
  getParentRoute: () => signedIn,
  path: '/glossary',
  validateSearch: ({ q }: Search): { q?: string } => (isText(q) ? { q } : {}),
  component: lazyRouteComponent(() => import('../metrics/glossary/glossary.tsx'), 'Glossary'),
});

const loyalty = createRoute({
  getParentRoute: () => signedIn,
  path: '/loyalty',
  validateSearch: readLoyaltySearch,
  component: lazyRouteComponent(() => import('../metrics/loyalty/loyalty.tsx'), 'Loyalty'),
});

/** What customers' answers say: figures, groups, drivers, words, reports. */
export const insightRoutes = [glossary, loyalty] as const;
