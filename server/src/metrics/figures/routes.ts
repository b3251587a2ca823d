import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import { idSchema } from '../../http/id-schema.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { showTraitValues } from './figure-head.ts';
import { openFigure } from './open-figure.ts';
import { traitListSchema } from './schema.ts';

export function figureRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'trait.list',
    method: 'GET',
    url: '/v1/traits',
    summary: 'What the answers to a survey can be told apart by, with the values that can be chosen',
    schema: { query: z.strictObject({ survey: idSchema('srv').optional() }), reply: traitListSchema },
    isReport: true,
    handler: ({ caller, query }) =>
      inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
        const today = product.clock().toISOString().slice(0, 10);
        const asked = { ...query, period: 'all', today, language: caller.language };
        const figure = await openFigure(db, product.columns, asked);
        return { data: figure === undefined ? [] : showTraitValues(figure) };
      }),
  });
}
