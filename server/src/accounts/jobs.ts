import type { Job } from '../jobs/queue.ts';
import type { Product } from '../product.ts';
import { forgetOldAttempts } from './sign-in-store.ts';

const keptHours = 24;

/** Failed sign-ins that no rule looks at any more. */
export function forgetSignInsJob(product: Product): Job {
  return async () => {
    const before = new Date(product.clock().getTime() - keptHours * 3_600_000);
    await forgetOldAttempts(product.databases.app, before);
  };
}
