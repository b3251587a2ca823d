import type { FastifyInstance } from 'fastify';
import type { Product } from '../product.ts';
import type { AnswerPath } from '../responses/open-answers.ts';
import { createShownCounter } from './count-shown.ts';
import { kioskRoutes } from './kiosk-routes.ts';
import { shareRoutes } from './share-routes.ts';
import { widgetRoutes } from './widget-routes.ts';

const outcomesMost = 1_000;

/** Where customers answer outside of our own pages, and the screen from which staff set that up. */
export function entrancesRoutes(app: FastifyInstance, product: Product, path: AnswerPath): void {
  const shown = createShownCounter(product.databases, product.log);
  app.addHook('onClose', shown.drain);
  const kept = new Map<string, string>();
  const outcomes = {
    get: (key: string) => kept.get(key),
    set: (key: string, outcome: string) => {
      const oldest = kept.keys().next();
      if (kept.size >= outcomesMost && !oldest.done) kept.delete(oldest.value);
      kept.set(key, outcome);
    },
  };
  widgetRoutes(app, { product, path, shown, modules: new Map(), outcomes });
  kioskRoutes(app, product, path);
  shareRoutes(app, product);
}
