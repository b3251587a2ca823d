import { type NeededSize, neededSize } from '@voldaan/domain/studies/sample/needed-size';
import type { Audience, Precision } from '@voldaan/domain/studies/study-draft';
import { message } from '../catalogue/message.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { countAudience } from './audience-views.ts';

const curveMargins = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.1, 0.12, 0.15] as const;

/** How many answers and invitations a wish for precision takes, or why everybody is asked. */
export async function showSampleSize(
  product: Product,
  caller: Caller,
  { audience, precision }: Readonly<{ audience: Audience; precision: Precision }>,
) {
  const population = await inWorkspace(product.databases.app, caller.workspaceId, (db) => countAudience(db, audience));
  if (population === 0) return nobody(caller);
  const needed = neededSize({ population, ...precision });
  const { method, answers, invitations, isReached } = needed;
  return {
    population,
    method,
    answers,
    invitations,
    is_reached: isReached,
    reason: needed.method === 'census' ? needed.reason.code : null,
    detail: detailOf(caller, population, needed),
    curve: curveMargins.map((margin) => {
      const at = neededSize({ population, ...precision, margin });
      return { margin, answers: at.answers, invitations: at.invitations };
    }),
  };
}

function detailOf({ language }: Caller, population: number, needed: NeededSize): string {
  const values = { population, answers: needed.answers, invitations: needed.invitations };
  const code = needed.method === 'census' ? needed.reason.code : 'drawn';
  const below = needed.method === 'census' && 'below' in needed.reason ? needed.reason.below : 0;
  return message(language, `sample.${code}`, { ...values, below });
}

function nobody({ language }: Caller) {
  return {
    population: 0,
    method: 'census' as const,
    answers: 0,
    invitations: 0,
    is_reached: false,
    reason: 'nobody',
    detail: message(language, 'sample.nobody'),
    curve: [],
  };
}
