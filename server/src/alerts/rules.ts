import { isDeepStrictEqual } from 'node:util';
import { checkRule } from '@voldaan/domain/alerts/check-rule';
import { Refusal } from '@voldaan/domain/refusal';
import { recordAudit } from '../accounts/audit-store.ts';
import { makeOnce } from '../accounts/make-once.ts';
import { staffList } from '../accounts/views.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { showHead, showTraitValues } from '../metrics/figures/figure-head.ts';
import { openFigure } from '../metrics/figures/open-figure.ts';
import { publishedSurveys } from '../metrics/views.ts';
import { listThemes } from '../metrics/words/theme-views.ts';
import type { Product } from '../product.ts';
import { groupTest } from './answer-occasions.ts';
import { requireAudience, requireCondition } from './require-parts.ts';
import { insertRule, removeRule, updateRule, type WrittenRule } from './rule-store.ts';
import { countFired, findRule, listRules, type RuleRow, rulesMost } from './rule-views.ts';
import type { ChoicesReply, RuleBody, RuleShown } from './schema.ts';

const countedDays = 30;
const surveysMost = 50;
/** More boxes to tick are no choice. */
const valuesMost = 30;

export function showRules(product: Product, caller: Caller): Promise<Readonly<{ data: RuleShown[] }>> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const counts = await countFired(db, new Date(product.clock().getTime() - countedDays * 86_400_000));
    const data: RuleShown[] = [];
    for (const rule of await listRules(db)) {
      const fired = counts.find(({ rule_id }) => rule_id === rule.id);
      data.push(await shown(db, rule, { fired: fired?.count ?? 0, fired_at: fired?.last_at ?? null }));
    }
    return { data };
  });
}

export function showRule(product: Product, caller: Caller, id: string): Promise<RuleShown> {
  return inWorkspace(product.databases.app, caller.workspaceId, (db) => shownOf(product, db, id));
}

/** Pressed twice it is one rule, and nobody is told everything twice. */
export function makeRule(product: Product, caller: Caller, body: RuleBody): Promise<RuleShown> {
  const now = product.clock();
  const make = async (db: WorkspaceTransaction, id: string) => {
    const rule = await checked(product, db, body);
    if ((await listRules(db)).length >= rulesMost)
      throw new Refusal('alert_rules_full', { values: { most: rulesMost } });
    await insertRule(db, { id, by: caller.staffId, now, rule });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'alert-rule.made',
      subject: showId('alr', id),
      detail: { kind: rule.condition.kind },
      at: now,
    });
  };
  return inWorkspace(product.databases.app, caller.workspaceId, (db) =>
    makeOnce(
      db,
      { product, caller, what: 'alert-rule', wish: body, at: now },
      { show: (id) => shownOf(product, db, id), make: (id) => make(db, id) },
    ),
  );
}

export function changeRule(
  product: Product,
  caller: Caller,
  { id, body }: Readonly<{ id: string; body: RuleBody }>,
): Promise<RuleShown> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const before = await findRule(db, id);
    if (before === undefined) throw new Refusal('not_found');
    const rule = await checked(product, db, body);
    const isOther = !isDeepStrictEqual(rule.condition, before.condition);
    await updateRule(db, { id, now, rule, begins: isOther || (rule.isOn && !before.is_on) });
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'alert-rule.changed',
      subject: showId('alr', id),
      detail: { kind: rule.condition.kind, on: rule.isOn },
      at: now,
    });
    return shownOf(product, db, id);
  });
}

export function endRule(product: Product, caller: Caller, id: string): Promise<void> {
  const now = product.clock();
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    if (!(await removeRule(db, { id, now }))) throw new Refusal('not_found');
    await recordAudit(db, {
      staffId: caller.staffId,
      action: 'alert-rule.removed',
      subject: showId('alr', id),
      at: now,
    });
  });
}

/** What a rule can be made of. */
export function showChoices(product: Product, caller: Caller): Promise<ChoicesReply> {
  const today = product.clock().toISOString().slice(0, 10);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const staff = await staffList(db, { after: undefined, limit: 1_000 });
    const surveys: ChoicesReply['surveys'] = [];
    for (const { id, name } of (await publishedSurveys(db)).slice(0, surveysMost)) {
      const figure = await openFigure(db, product.columns, {
        survey: id,
        period: '30d',
        today,
        language: caller.language,
      });
      if (figure === undefined) continue;
      const items = showHead(figure, caller.language).items.map(({ key, label }) => {
        const scale = figure.items.find((item) => item.key === key)?.metric.scale ?? figure.metric.scale;
        return { key, label, min: scale.min, max: scale.max, step: scale.step };
      });
      const traits = showTraitValues(figure).filter(({ values }) => values.length > 0 && values.length <= valuesMost);
      surveys.push({ id, name, items, traits });
    }
    return {
      staff: staff.map(({ id, name }) => ({ id, name })),
      themes: (await listThemes(db)).map(({ id, name }) => ({ id, name })),
      surveys,
    };
  });
}

async function checked(product: Product, db: WorkspaceTransaction, body: RuleBody): Promise<WrittenRule> {
  const { name, condition, audience, quiet, rhythm, is_on } = body;
  const rule = { name, condition, audience, quiet, rhythm, isOn: is_on };
  checkRule(rule);
  await requireCondition(db, condition);
  // Reads the groups that it names as it will when it fires.
  if (condition.kind === 'low_score') await groupTest(product, db, condition);
  await requireAudience(db, audience);
  return rule;
}

async function shownOf(product: Product, db: WorkspaceTransaction, id: string): Promise<RuleShown> {
  const rule = await findRule(db, id);
  if (rule === undefined) throw new Refusal('not_found');
  const counts = await countFired(db, new Date(product.clock().getTime() - countedDays * 86_400_000));
  const fired = counts.find(({ rule_id }) => rule_id === id);
  return shown(db, rule, { fired: fired?.count ?? 0, fired_at: fired?.last_at ?? null });
}

async function shown(
  db: WorkspaceTransaction,
  rule: RuleRow,
  fired: Pick<RuleShown, 'fired' | 'fired_at'>,
): Promise<RuleShown> {
  const { id, name, condition, audience, quiet, rhythm, is_on } = rule;
  const kinds = condition.kind === 'case_opened' ? { ...condition, kinds: [...condition.kinds] } : condition;
  return {
    ...{ id, name, quiet, rhythm, is_on, ...fired },
    condition: kinds,
    audience: {
      ...audience,
      staff: [...audience.staff],
      roles: [...audience.roles],
      channels: [...audience.channels],
    },
    about: await aboutOf(db, rule),
  };
}

/** Null when what it turns on is no longer there. */
async function aboutOf(db: WorkspaceTransaction, { condition }: RuleRow): Promise<string | null> {
  try {
    return (await requireCondition(db, condition))?.name ?? '';
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
