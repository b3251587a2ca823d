import type { FastifyInstance } from 'fastify';
import { markRevision, readRevision } from '../http/revision.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { changeBoardSetting, showBoardSetting } from './board.ts';
import { boardRoutes } from './board-routes.ts';
import {
  changeIdea,
  joinIdea,
  makeIdea,
  mergeIdea,
  moveIdea,
  partIdea,
  showIdea,
  showIdeas,
  showLoose,
} from './ideas.ts';
import { publishIdea, showTold } from './publish-idea.ts';
import {
  boardBody,
  boardReply,
  ideaBody,
  ideaCaseParams,
  ideaChangeBody,
  ideaDetailSchema,
  ideaListQuery,
  ideaListReply,
  ideaParams,
  joinBody,
  mergeBody,
  moveBody,
  publicationBody,
  suggestionListReply,
  toldReply,
} from './schema.ts';

export function ideasRoutes(app: FastifyInstance, product: Product): void {
  readingRoutes(app, product);
  makingRoutes(app, product);
  movingRoutes(app, product);
  publicationRoutes(app, product);
  boardRoutes(app, product);
}

function readingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'idea.list',
    method: 'GET',
    url: '/v1/ideas',
    summary: 'Ideas, those that most people stand behind first, and how many suggestions belong to none',
    schema: { query: ideaListQuery, reply: ideaListReply },
    handler: ({ caller, query }) => showIdeas(product, caller, query),
  });
  route(app, {
    name: 'idea.suggestions',
    method: 'GET',
    url: '/v1/idea-suggestions',
    summary: 'Suggestions that belong to no idea yet, the oldest first',
    schema: { reply: suggestionListReply },
    handler: async ({ caller }) => ({ data: await showLoose(product, caller) }),
  });
  route(app, {
    name: 'idea.show',
    method: 'GET',
    url: '/v1/ideas/:id',
    summary: 'An idea with its suggestions, its states and what everybody may read; its revision is the ETag',
    schema: { params: ideaParams, reply: ideaDetailSchema },
    handler: async ({ caller, params, reply }) => {
      const shown = await showIdea(product, caller, params.id);
      markRevision(reply, shown.idea);
      return shown;
    },
  });
}

function makingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'idea.make',
    method: 'POST',
    url: '/v1/ideas',
    summary: 'Make an idea, of suggestions or of staff’s own; nobody is told of anything yet',
    schema: { body: ideaBody, reply: ideaDetailSchema },
    status: 201,
    handler: ({ caller, body }) => makeIdea(product, caller, body),
  });
  route(app, {
    name: 'idea.change',
    method: 'PATCH',
    url: '/v1/ideas/:id',
    summary: 'Change what staff call an idea, or the improvement action that is made of it (If-Match)',
    schema: { params: ideaParams, body: ideaChangeBody, reply: ideaDetailSchema },
    handler: ({ caller, params, body, request }) =>
      changeIdea(product, caller, { id: params.id, revision: readRevision(request), change: body }),
  });
  route(app, {
    name: 'idea.join',
    method: 'POST',
    url: '/v1/ideas/:id/suggestions',
    summary: 'Put suggestions with an idea; whoever made them hears where it stands',
    schema: { params: ideaParams, body: joinBody, reply: ideaDetailSchema },
    handler: ({ caller, params, body }) => joinIdea(product, caller, { id: params.id, caseIds: body.case_ids }),
  });
  route(app, {
    name: 'idea.part',
    method: 'DELETE',
    url: '/v1/ideas/:id/suggestions/:case',
    summary: 'Take a suggestion away from an idea',
    schema: { params: ideaCaseParams, reply: ideaDetailSchema },
    handler: ({ caller, params }) => partIdea(product, caller, { id: params.id, caseId: params.case }),
  });
}

function movingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'idea.move',
    method: 'POST',
    url: '/v1/ideas/:id/moves',
    summary: 'Bring an idea to another state, and tell whoever suggested it, once for each state (If-Match)',
    schema: { params: ideaParams, body: moveBody, reply: ideaDetailSchema },
    handler: ({ caller, params, body, request }) =>
      moveIdea(product, caller, { id: params.id, revision: readRevision(request), move: body }),
  });
  route(app, {
    name: 'idea.merge',
    method: 'POST',
    url: '/v1/ideas/:id/merger',
    summary: 'Make an idea part of another; its suggestions and votes go with it (If-Match)',
    schema: { params: ideaParams, body: mergeBody, reply: ideaDetailSchema },
    handler: ({ caller, params, body, request }) =>
      mergeIdea(product, caller, {
        id: params.id,
        revision: readRevision(request),
        into: body.into,
      }),
  });
}

function publicationRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'idea.publish',
    method: 'PUT',
    url: '/v1/ideas/:id/publication',
    summary: 'What everybody may read of an idea, on the board and under "You asked, we did" (If-Match)',
    schema: { params: ideaParams, body: publicationBody, reply: ideaDetailSchema },
    handler: ({ caller, params, body, request }) =>
      publishIdea(product, caller, { id: params.id, revision: readRevision(request), body }),
  });
  route(app, {
    name: 'idea.told',
    method: 'GET',
    url: '/v1/idea-letter',
    summary: 'What stands under "You asked, we did", as pieces of a letter',
    schema: { reply: toldReply },
    handler: ({ caller }) => showTold(product, caller),
  });
  route(app, {
    name: 'idea-board.show',
    method: 'GET',
    url: '/v1/idea-board',
    summary: 'Whether the board is open to everybody, and its address',
    schema: { reply: boardReply },
    handler: ({ caller }) => showBoardSetting(product, caller),
  });
  route(app, {
    name: 'idea-board.change',
    method: 'PUT',
    url: '/v1/idea-board',
    summary: 'Open or close the board',
    schema: { body: boardBody, reply: boardReply },
    handler: ({ caller, body }) => changeBoardSetting(product, caller, body.is_open),
  });
}
