import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { caseParams } from '../schema.ts';
import { changeMacro, makeMacro, removeMacro, showFilledMacros, showMacros } from './macros.ts';
import { filledMacroReply, macroBody, macroListReply, macroParams } from './schema.ts';

export function macroRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case-macro.list',
    method: 'GET',
    url: '/v1/case-macros',
    summary: 'The standard texts of the desk, with the fields that they may have',
    schema: { reply: macroListReply },
    handler: ({ caller }) => showMacros(product, caller),
  });
  route(app, {
    name: 'case-macro.make',
    method: 'POST',
    url: '/v1/case-macros',
    summary: 'Add a standard text, in one language or more',
    schema: { body: macroBody, reply: macroListReply },
    status: 201,
    handler: ({ caller, body }) => makeMacro(product, caller, body),
  });
  route(app, {
    name: 'case-macro.change',
    method: 'PUT',
    url: '/v1/case-macros/:id',
    summary: 'Rewrite a standard text',
    schema: { params: macroParams, body: macroBody, reply: macroListReply },
    handler: ({ caller, params, body }) => changeMacro(product, caller, { id: params.id, ...body }),
  });
  route(app, {
    name: 'case-macro.remove',
    method: 'DELETE',
    url: '/v1/case-macros/:id',
    summary: 'Remove a standard text; what was written with it stays',
    schema: { params: macroParams, reply: macroListReply },
    handler: ({ caller, params }) => removeMacro(product, caller, params.id),
  });
  route(app, {
    name: 'case.macros',
    method: 'GET',
    url: '/v1/cases/:id/macros',
    summary: 'The standard texts as they would read in this case',
    schema: { params: caseParams, reply: filledMacroReply },
    handler: ({ caller, params }) => showFilledMacros(product, caller, params.id),
  });
}
