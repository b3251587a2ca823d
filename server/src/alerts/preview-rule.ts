import type { AlertCondition } from '@voldaan/domain/alerts/alert-rule';
import { judgeRule } from '@voldaan/domain/alerts/judge-rule';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { sayAlert } from '../complaints/notices/alert-words.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from '../studies/contact-rules.ts';
import { answerOccasions } from './answer-occasions.ts';
import { rateOccasions, scoreOccasions } from './figure-occasions.ts';
import { caseOccasions, pastPromiseOccasions, waveOccasions } from './matter-occasions.ts';
import { type Occasion, occasionsMost } from './occasion.ts';
import { requireCondition } from './require-parts.ts';
import type { PreviewReply } from './schema.ts';

const lookedBackDays = 30;
const examplesMost = 8;

/** How often a rule would have fired in the last thirty days, and at what: by the same eyes as it will. */
export function previewRule(product: Product, caller: Caller, condition: AlertCondition): Promise<PreviewReply> {
  const now = product.clock();
  const to = addDays(now.toISOString().slice(0, 10), 1);
  const days = { from: addDays(to, -lookedBackDays), to };
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    await requireCondition(db, condition);
    const { zone } = (await loadContactRules(db)).sendHours;
    const found = (await pastOccasions(product, db, { condition, days })).filter(({ signal }) =>
      judgeRule(condition, signal),
    );
    // One matter fires once, also where several Mondays or several looks saw it.
    const once = [...new Map(found.toReversed().map((one) => [one.subject, one])).values()];
    const newest = once.toSorted((one, other) => other.at.getTime() - one.at.getTime());
    const byDay = Map.groupBy(newest, ({ at }) => at.toISOString().slice(0, 10));
    return {
      ...days,
      count: once.length,
      is_more: found.length >= occasionsMost,
      days: [...byDay].map(([day, list]) => ({ day, count: list.length })).toReversed(),
      examples: newest.slice(0, examplesMost).map(({ at, isAnonymous = false, about }) => ({
        at,
        is_anonymous: isAnonymous,
        ...sayAlert({ language: caller.language, zone }, { kind: condition.kind, ...about }),
      })),
    };
  });
}

type Asked = Readonly<{ condition: AlertCondition; days: Readonly<{ from: string; to: string }> }>;

async function pastOccasions(
  product: Product,
  db: WorkspaceTransaction,
  { condition, days }: Asked,
): Promise<readonly Occasion[]> {
  const now = product.clock();
  // What happens at this very moment is part of the month.
  const span = { from: new Date(`${days.from}T00:00:00Z`), to: new Date(now.getTime() + 1) };
  switch (condition.kind) {
    case 'low_score':
    case 'words':
    case 'theme':
    case 'contact_wish':
      return answerOccasions(product, db, { condition, asked: span });
    case 'case_opened':
      return caseOccasions(db, { asked: span, isOfSeverity: condition.severity !== null });
    case 'promise':
      return pastPromiseOccasions(db, condition, span);
    case 'score_change':
      return scoreOccasions(product, db, { condition, days });
    case 'response_rate': {
      const survey = await requireCondition(db, condition);
      return survey === undefined ? [] : rateOccasions(db, { survey, days });
    }
    case 'sending':
      // Nothing keeps how long a mailing stood still that goes on by now: what stands still today is what is known.
      return waveOccasions(db, now);
  }
}
