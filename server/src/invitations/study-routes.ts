import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { studyParams, studySchema } from '../studies/schema.ts';
import { endStudy, pauseStudy, resumeStudy, startStudy } from './run-study.ts';

/** Setting a study going and stopping it concerns its waves as well, and so it stands here. */
export function studyRunRoutes(app: FastifyInstance, product: Product): void {
  const schema = { params: studyParams, reply: studySchema };
  route(app, {
    name: 'study.start',
    method: 'POST',
    url: '/v1/studies/:id/start',
    summary: 'Start a study that lacks nothing; from now on it is planned by the clock',
    schema,
    handler: ({ caller, params }) => startStudy(product, caller, params.id),
  });
  route(app, {
    name: 'study.pause',
    method: 'POST',
    url: '/v1/studies/:id/pause',
    summary: 'Pause a study and its waves; what is under way at this moment still arrives',
    schema,
    handler: ({ caller, params }) => pauseStudy(product, caller, params.id),
  });
  route(app, {
    name: 'study.resume',
    method: 'POST',
    url: '/v1/studies/:id/resume',
    summary: 'Go on with a study that was paused',
    schema,
    handler: ({ caller, params }) => resumeStudy(product, caller, params.id),
  });
  route(app, {
    name: 'study.end',
    method: 'POST',
    url: '/v1/studies/:id/end',
    summary: 'End a study: whoever has not been asked yet is not',
    schema,
    handler: ({ caller, params }) => endStudy(product, caller, params.id),
  });
}
