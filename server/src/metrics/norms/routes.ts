import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changeBenchmark, makeBenchmark, removeBenchmark, showBenchmarks, showComparison } from './benchmarks.ts';
import { showNorms } from './list-norms.ts';
import { changeNorm, endNorm, makeNorm } from './norms.ts';
import {
  benchmarkBody,
  benchmarkChangeBody,
  benchmarkComparisonSchema,
  benchmarkListReply,
  benchmarkParams,
  benchmarkSchema,
  normBody,
  normChangeBody,
  normListReply,
  normMadeReply,
  normParams,
  normQuery,
} from './schema.ts';

export function normsRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'norm.list',
    method: 'GET',
    url: '/v1/norms',
    summary: 'The norms of a survey, each with its verdict',
    schema: { query: normQuery, reply: normListReply },
    isReport: true,
    handler: ({ caller, query }) => showNorms(product, caller, query),
  });
  route(app, {
    name: 'norm.make',
    method: 'POST',
    url: '/v1/norms',
    summary: 'Set a norm for a rating, of all customers or one group, from a day',
    schema: { body: normBody, reply: normMadeReply },
    status: 201,
    handler: async ({ caller, body }) => ({ id: await makeNorm(product, caller, body) }),
  });
  route(app, {
    name: 'norm.change',
    method: 'PATCH',
    url: '/v1/norms/:id',
    summary: 'Change a norm; the audit keeps what it was',
    schema: { params: normParams, body: normChangeBody },
    handler: async ({ caller, params, body }) => {
      await changeNorm(product, caller, { id: params.id, change: body });
      return undefined;
    },
  });
  route(app, {
    name: 'norm.end',
    method: 'DELETE',
    url: '/v1/norms/:id',
    summary: 'End a norm today; one that never held is taken away',
    schema: { params: normParams },
    handler: async ({ caller, params }) => {
      await endNorm(product, caller, params.id);
      return undefined;
    },
  });
  benchmarkRoutes(app, product);
}

function benchmarkRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'benchmark.list',
    method: 'GET',
    url: '/v1/benchmarks',
    summary: 'Figures of others with their source, each beside the own figure where the two are alike',
    schema: { query: normQuery, reply: benchmarkListReply },
    isReport: true,
    handler: ({ caller, query }) => showBenchmarks(product, caller, query),
  });
  route(app, {
    name: 'benchmark.compare',
    method: 'GET',
    url: '/v1/benchmarks/:id/comparison',
    summary: 'The own figure against one benchmark; refused where scale or breaks differ',
    schema: { params: benchmarkParams, query: normQuery, reply: benchmarkComparisonSchema },
    isReport: true,
    handler: ({ caller, params, query }) => showComparison(product, caller, { id: params.id, query }),
  });
  route(app, {
    name: 'benchmark.make',
    method: 'POST',
    url: '/v1/benchmarks',
    summary: 'Keep a figure of others with its source, date and method',
    schema: { body: benchmarkBody, reply: benchmarkSchema },
    status: 201,
    handler: ({ caller, body }) => makeBenchmark(product, caller, body),
  });
  route(app, {
    name: 'benchmark.change',
    method: 'PATCH',
    url: '/v1/benchmarks/:id',
    summary: 'Change a benchmark',
    schema: { params: benchmarkParams, body: benchmarkChangeBody, reply: benchmarkSchema },
    handler: ({ caller, params, body }) => changeBenchmark(product, caller, { id: params.id, change: body }),
  });
  route(app, {
    name: 'benchmark.remove',
    method: 'DELETE',
    url: '/v1/benchmarks/:id',
    summary: 'Remove a benchmark',
    schema: { params: benchmarkParams },
    handler: async ({ caller, params }) => {
      await removeBenchmark(product, caller, params.id);
      return undefined;
    },
  });
}
