import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { staffParams, staffReply } from '../schema.ts';
import { staffUnitsBody, unitBody, unitChangeBody, unitListReply, unitParams } from './schema.ts';
import { changeUnit, changeUnitsOf, makeUnit, showUnits } from './units.ts';

/** The parts of a company whose cases are kept apart: its branches, its teams. */
export function unitRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'unit.list',
    method: 'GET',
    url: '/v1/units',
    summary: 'The units of the company, and who works there',
    schema: { reply: unitListReply },
    handler: ({ caller }) => showUnits(product, caller),
  });
  route(app, {
    name: 'unit.make',
    method: 'POST',
    url: '/v1/units',
    summary: 'Add a unit',
    status: 201,
    schema: { body: unitBody, reply: unitListReply },
    handler: ({ caller, body }) => makeUnit(product, caller, body.name),
  });
  route(app, {
    name: 'unit.change',
    method: 'PATCH',
    url: '/v1/units/:id',
    summary: 'Rename a unit, or let it take no more cases; those that it has stay its own',
    schema: { params: unitParams, body: unitChangeBody, reply: unitListReply },
    handler: ({ caller, params, body }) => changeUnit(product, caller, { id: params.id, change: body }),
  });
  route(app, {
    name: 'staff.change-units',
    method: 'PUT',
    url: '/v1/staff/:id/units',
    summary: 'Say where somebody works, and whether an agent sees the cases of those units alone',
    schema: { params: staffParams, body: staffUnitsBody, reply: staffReply },
    handler: ({ caller, params, body }) => changeUnitsOf(product, caller, { id: params.id, body }),
  });
}
