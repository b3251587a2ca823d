import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from './signed-in-route.ts';

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

/** Mail that was kept, and mail that came in. */
export const mailRoutes = [outbox.addChildren([outboxMail]), inbound.addChildren([inboundMail])] as const;
