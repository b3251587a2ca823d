import { Refusal } from '@voldaan/domain/refusal';
import type { BudgetRules } from '@voldaan/domain/studies/budget-rules';
import { isZone } from '@voldaan/domain/studies/calendar/is-zone';
import type { SendRules } from '@voldaan/domain/studies/send-rules';
import type { z } from 'zod';
import { recordAudit } from '../accounts/audit-store.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { loadContactRules } from './contact-rules.ts';
import { saveContactRules } from './rules-store.ts';
import { findContactRules } from './rules-views.ts';
import type { contactRulesBody } from './schema.ts';

export function showContactRules(product: Product, caller: Caller) {
  return inWorkspace(product.databases.app, caller.workspaceId, describeRules);
}

/** Sets how much customers are spared. It holds from the next decision on, also for mail that is planned already. */
export function changeContactRules(product: Product, caller: Caller, wish: z.output<typeof contactRulesBody>) {
  const budget = readBudget(wish.budget);
  const sendHours = readHours(wish.send_hours);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const at = product.clock();
    await saveContactRules(db, { budget, sendHours, staffId: caller.staffId, at });
    await recordAudit(db, { staffId: caller.staffId, action: 'contact-rules.changed', at });
    return describeRules(db);
  });
}

async function describeRules(db: WorkspaceTransaction) {
  const { budget, sendHours } = await loadContactRules(db);
  const { country, holidays, ...hours } = sendHours;
  return {
    budget: {
      ...budget,
      budgets: budget.budgets.map(({ purposes, channels, ...one }) => ({
        ...one,
        ...(purposes ? { purposes: [...purposes] } : {}),
        ...(channels ? { channels: [...channels] } : {}),
      })),
      consentNeeded: [...budget.consentNeeded],
    },
    send_hours: { ...hours, ...(country ? { country } : {}), ...(holidays ? { holidays } : {}) },
    changed_at: (await findContactRules(db)).changed_at,
  };
}

function readBudget(budget: z.output<typeof contactRulesBody>['budget']): BudgetRules {
  const ids = budget.budgets.map(({ id }) => id);
  const twice = ids.findIndex((id, place) => ids.indexOf(id) !== place);
  if (twice >= 0) throw new Refusal('budget_twice', { pointer: `/budget/budgets/${twice}/id` });
  return {
    ...budget,
    budgets: budget.budgets.map(({ purposes, channels, ...one }) => ({
      ...one,
      ...(purposes ? { purposes } : {}),
      ...(channels ? { channels } : {}),
    })),
  };
}

function readHours(hours: z.output<typeof contactRulesBody>['send_hours']): SendRules {
  const { country, holidays, ...rest } = hours;
  if (!isZone(hours.zone)) throw new Refusal('zone_unknown', { pointer: '/send_hours/zone' });
  if (hours.from >= hours.until) throw new Refusal('send_hours_empty', { pointer: '/send_hours/until' });
  const { liberationDay, dutchGoodFriday } = holidays ?? {};
  return {
    ...rest,
    ...(country ? { country } : {}),
    ...(holidays
      ? {
          holidays: {
            ...(liberationDay ? { liberationDay } : {}),
            ...(dutchGoodFriday === undefined ? {} : { dutchGoodFriday }),
          },
        }
      : {}),
  };
}
