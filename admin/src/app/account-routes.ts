import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './signed-in-route.ts';
import { isText, type Search } from './text-search.ts';

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('../accounts/setup.tsx'), 'Setup'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ next }: Search): { next?: string } => (isText(next) ? { next } : {}),
  component: lazyRouteComponent(() => import('../accounts/sign-in.tsx'), 'SignIn'),
});
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('../accounts/accept-invite.tsx'), 'AcceptInvite'),
});

/** Coming in, without being signed in yet. */
export const accountRoutes = [setup, signIn, invite] as const;
