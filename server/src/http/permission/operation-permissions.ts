import type { Access } from './access.ts';

/** For whoever runs the server. */
export const operationPermissions = {
  'health.alive': 'anyone',
  'health.ready': 'anyone',
  'health.version': 'anyone',
  'health.metrics': 'anyone',
  'openapi.show': 'anyone',
  'csp-report.take': 'anyone',
} as const satisfies Record<string, Access>;
