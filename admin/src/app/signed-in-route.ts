import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { meQuery } from '../accounts/account-requests.ts';
import { isProblem } from '../http/problem.ts';
import { NotFoundPage } from './not-found.tsx';
import { ScreenErrorPage } from './screen-error.tsx';
import { Shell } from './shell.tsx';

type RouterContext = Readonly<{ queryClient: QueryClient }>;

export const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundPage });

/** Everything below it needs somebody who is signed in; others are sent to sign in and come back to where they were. */
export const signedIn = createRoute({
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
