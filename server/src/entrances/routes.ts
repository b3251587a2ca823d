import type { FastifyInstance } from 'fastify';
import type { Product } from '../product.ts';
import type { AnswerPath } from '../responses/open-answers.ts';
import { createShownCounter } from './count-shown.ts';
import { kioskRoutes } from './kiosk-routes.ts';
import { shareRoutes } from './share-routes.ts';
import { widgetRoutes } from './widget-routes.ts';

const refusedMost = 1_000;

/** Where customers answer outside of our own pages, and the screen from which staff set that up. */
export function entrancesRoutes(app: FastifyInstance, product: Product, path: AnswerPath): void {
  const shown = createShownCounter(product.databases, product.log);
  app.addHook('onClose', shown.drain);
  const codes = new Map<string, string>();
  const refused = {
    get: (key: string) => codes.get(key),
    set: (key: string, code: string) => {
      const oldest = codes.keys().next();
      if (codes.size >= refusedMost && !oldest.done) codes.delete(oldest.value);
      codes.set(key, code);
    },
  };
  widgetRoutes(app, { product, path, shown, modules: new Map(), refused });
  kioskRoutes(app, product, path);
  shareRoutes(app, product);
}
