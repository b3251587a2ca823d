import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { unitRulesSchema } from './schema.ts';
import { changeUnitRules, showUnitRules } from './unit-rules.ts';

export function unitRuleRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'unit-rule.list',
    method: 'GET',
    url: '/v1/unit-rules',
    summary: 'Which unit a new case belongs to, by the first rule that fits',
    schema: { reply: unitRulesSchema },
    handler: ({ caller }) => showUnitRules(product, caller),
  });
  route(app, {
    name: 'unit-rule.change',
    method: 'PUT',
    url: '/v1/unit-rules',
    summary: 'Set which unit a new case belongs to, from the next case on',
    schema: { body: unitRulesSchema, reply: unitRulesSchema },
    handler: ({ caller, body }) => changeUnitRules(product, caller, body),
  });
}
