import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recordAudit } from '../accounts/audit-store.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { idSchema } from '../http/id-schema.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { surveyParams } from '../surveys/schema.ts';
import { removeTestResponses } from './test-responses-store.ts';

/** The tries of a survey, all at once. A customer's answer is not ours to remove. */
export function testResponsesRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'survey.remove-tests',
    method: 'DELETE',
    url: '/v1/surveys/:id/test-responses',
    summary: 'Remove the test answers of a survey; each can be restored',
    schema: { params: surveyParams, reply: removedTestsReply },
    handler: ({ caller, params }) => removeTests(product, caller, params.id),
  });
}

const removedTestsReply = z.object({ removed: z.array(idSchema('rsp')) });

async function removeTests(product: Product, caller: Caller, surveyId: string): Promise<{ removed: string[] }> {
  const at = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireSurvey(db, surveyId);
    const removed = await removeTestResponses(db, surveyId, at);
    if (removed.length > 0) {
      const detail = { count: removed.length };
      const subject = showId('srv', surveyId);
      await recordAudit(db, { staffId: caller.staffId, action: 'survey.tests-removed', subject, detail, at });
    }
    return { removed: [...removed] };
  });
}
