import type { FastifyInstance } from 'fastify';
import { readRevision } from '../../http/revision.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { makeProblem, makeRecord, saveProblem, saveRecord, showProblems, showRecords } from './records.ts';
import {
  problemBody,
  problemListReply,
  problemParams,
  problemSchema,
  recordBody,
  recordListReply,
  recordParams,
  recordSchema,
} from './schema.ts';

export function recordRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'field-record.list',
    method: 'GET',
    url: '/v1/field-records',
    summary: 'Interviews in depth, group discussions and observations, the latest first',
    schema: { reply: recordListReply },
    handler: ({ caller }) => showRecords(product, caller),
  });
  route(app, {
    name: 'field-record.make',
    method: 'POST',
    url: '/v1/field-records',
    summary: 'Write down what was heard or seen, with the consent that it was heard with',
    schema: { body: recordBody, reply: recordSchema },
    status: 201,
    handler: ({ caller, body }) => makeRecord(product, caller, body),
  });
  route(app, {
    name: 'field-record.change',
    method: 'PUT',
    url: '/v1/field-records/:id',
    summary: 'Change a record: notes, and passages with their themes',
    schema: { params: recordParams, body: recordBody, reply: recordSchema },
    handler: ({ caller, params, body, request }) =>
      saveRecord(product, caller, { id: params.id, revision: readRevision(request), body }),
  });
  route(app, {
    name: 'problem.list',
    method: 'GET',
    url: '/v1/problems',
    summary: 'The register of problems, each with the evidence that shows it',
    schema: { reply: problemListReply },
    handler: ({ caller }) => showProblems(product, caller),
  });
  route(app, {
    name: 'problem.make',
    method: 'POST',
    url: '/v1/problems',
    summary: 'Put a problem on the register',
    schema: { body: problemBody, reply: problemSchema },
    status: 201,
    handler: ({ caller, body }) => makeProblem(product, caller, body),
  });
  route(app, {
    name: 'problem.change',
    method: 'PUT',
    url: '/v1/problems/:id',
    summary: 'Change a problem: its state, its owner, its evidence, what is done about it',
    schema: { params: problemParams, body: problemBody, reply: problemSchema },
    handler: ({ caller, params, body, request }) =>
      saveProblem(product, caller, { id: params.id, revision: readRevision(request), body }),
  });
}
