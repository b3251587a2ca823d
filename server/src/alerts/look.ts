import type { AlertKind } from '@voldaan/domain/alerts/alert-rule';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { type AnswerCondition, type AnswerOccasion, answerOccasions } from './answer-occasions.ts';
import { rateOccasions, scoreOccasions } from './figure-occasions.ts';
import { type Ears, fireRule, loadEars } from './fire-rule.ts';
import { caseOccasions, promiseOccasions, waveOccasions } from './matter-occasions.ts';
import type { Occasion } from './occasion.ts';
import { type RuleRow, rulesInForce } from './rule-views.ts';
import { findSurvey } from './survey-views.ts';

const answerKinds: readonly AlertKind[] = ['low_score', 'words', 'theme', 'contact_wish'];
const standingKinds: readonly AlertKind[] = ['promise', 'sending'];
const figureKinds: readonly AlertKind[] = ['score_change', 'response_rate'];

/** A server that stood still for days looks at all of them; what was told is not told again. */
const figureDays = 10;

/**
 * Looks at answers that came or changed. One that may still go on is left for later and named in what is returned, unless
 * this is the last look.
 */
export async function lookAtAnswers(
  product: Product,
  db: WorkspaceTransaction,
  { ids, isLastLook }: Readonly<{ ids: readonly string[]; isLastLook: boolean }>,
): Promise<readonly string[]> {
  const rules = ids.length === 0 ? [] : await rulesInForce(db, answerKinds);
  if (rules.length === 0) return [];
  const ears = await loadEars(db);
  const unfinished = new Set<string>();
  for (const rule of rules) {
    const { condition } = rule;
    if (!isOfAnswers(condition)) continue;
    const found = await ofRule(product, rule, () => answerOccasions(product, db, { condition, asked: { ids } }));
    const occasions = found.filter((one: AnswerOccasion) => one.isComplete || isLastLook);
    for (const one of found) if (!occasions.includes(one)) unfinished.add(one.responseId);
    await fireRule(product, db, { rule, occasions: datedFrom(occasions, rule), ears });
  }
  return [...unfinished];
}

/** Of an anonymous answer, as of a figure, only the day is known: its first moment may be before the rule was made that day. */
function datedFrom(occasions: readonly AnswerOccasion[], rule: Pick<RuleRow, 'since'>): readonly Occasion[] {
  return occasions.flatMap((one) => (one.isAnonymous ? ofItsDay([one], rule) : [one]));
}

function isOfAnswers(condition: RuleRow['condition']): condition is AnswerCondition {
  return answerKinds.includes(condition.kind);
}

/** Looks at cases that were opened, or of which a step was taken. */
export async function lookAtCases(product: Product, db: WorkspaceTransaction, ids: readonly string[]): Promise<void> {
  const rules = await rulesInForce(db, ['case_opened']);
  if (rules.length === 0) return;
  const ears = await loadEars(db);
  for (const rule of rules) {
    const isOfSeverity = rule.condition.kind === 'case_opened' && rule.condition.severity !== null;
    const occasions = await caseOccasions(db, { asked: { ids }, isOfSeverity });
    await fireRule(product, db, { rule, occasions, ears });
  }
}

/** Looks at what the clock alone brings about: promises that break, mailings that stand still. */
export function lookAtTheClock(product: Product, workspaceId: string): Promise<void> {
  return lookAt(product, workspaceId, standingKinds);
}

/** Looks at scores and response rates, once a day. */
export function lookAtFigures(product: Product, workspaceId: string): Promise<void> {
  return lookAt(product, workspaceId, figureKinds);
}

async function lookAt(product: Product, workspaceId: string, kinds: readonly AlertKind[]): Promise<void> {
  await inWorkspace(product.databases.app, workspaceId, async (db) => {
    const rules = await rulesInForce(db, kinds);
    if (rules.length === 0) return;
    const ears: Ears = await loadEars(db);
    for (const rule of rules) {
      const occasions = await ofRule(product, rule, () => standing(product, db, rule));
      await fireRule(product, db, { rule, occasions, ears });
    }
  });
}

async function standing(product: Product, db: WorkspaceTransaction, rule: RuleRow): Promise<readonly Occasion[]> {
  const { condition } = rule;
  const now = product.clock();
  const to = addDays(now.toISOString().slice(0, 10), 1);
  const days = { from: addDays(to, -figureDays), to };
  switch (condition.kind) {
    case 'promise':
      return promiseOccasions(db, condition, now);
    case 'sending':
      return waveOccasions(db, now);
    case 'score_change':
      return ofItsDay(await scoreOccasions(product, db, { condition, days }), rule);
    case 'response_rate': {
      const survey = await findSurvey(db, condition.survey);
      return survey === undefined ? [] : ofItsDay(await rateOccasions(db, { survey, days }), rule);
    }
    default:
      return [];
  }
}

/** A figure is of a whole day: what is seen on the day on which the rule was made is news to it. */
function ofItsDay(occasions: readonly Occasion[], { since }: Pick<RuleRow, 'since'>): readonly Occasion[] {
  const firstDay = since.toISOString().slice(0, 10);
  return occasions.map((one) => (one.at.toISOString().slice(0, 10) === firstDay ? { ...one, at: since } : one));
}

/** A rule about what is no longer there keeps no other one from firing; the list says what is wrong with it. */
async function ofRule<T>(product: Product, rule: RuleRow, find: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    product.log.warn({ code: error.code, rule: rule.id }, 'an alert rule is about something that is no longer there');
    return [];
  }
}
