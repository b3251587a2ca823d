import { Refusal } from '../refusal.ts';
import { type AlertRule, matterOf } from './alert-rule.ts';

export const wordsMost = 20;
export const promiseHoursMost = 240;

/**
 * Refuses a rule that could never do what it says, and names the field and the cure.
 *
 * Use before a rule is saved. When not to use: for what only the database knows (whether a survey or a channel is there).
 *
 * @throws Refusal alert_nobody, alert_owner_of_no_case, alert_words_missing, alert_kinds_missing, alert_hours_alike,
 * alert_severity_unknown, alert_hours_out_of_bounds; each with its pointer.
 */
export function checkRule({ condition, audience, quiet }: AlertRule): void {
  const { staff, roles, owner, channels } = audience;
  if (staff.length + roles.length + channels.length === 0 && !owner)
    throw new Refusal('alert_nobody', { pointer: '/audience' });
  if (owner && matterOf(condition.kind) !== 'case')
    throw new Refusal('alert_owner_of_no_case', { pointer: '/audience/owner' });
  if (quiet !== null && quiet.from === quiet.until) throw new Refusal('alert_hours_alike', { pointer: '/quiet/until' });
  switch (condition.kind) {
    case 'words':
      if (!/[\p{L}\p{N}]/u.test(condition.words))
        throw new Refusal('alert_words_missing', { pointer: '/condition/words' });
      return;
    case 'case_opened':
      if (condition.kinds.length === 0) throw new Refusal('alert_kinds_missing', { pointer: '/condition/kinds' });
      if (condition.severity !== null && !(condition.severity >= 1 && condition.severity <= 5))
        throw new Refusal('alert_severity_unknown', { pointer: '/condition/severity' });
      return;
    case 'promise':
      if (!(condition.hours >= 1 && condition.hours <= promiseHoursMost))
        throw new Refusal('alert_hours_out_of_bounds', {
          pointer: '/condition/hours',
          values: { most: promiseHoursMost },
        });
  }
}
