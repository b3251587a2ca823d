import type { AlertKind } from '@voldaan/domain/alerts/alert-rule';
import type { CaseKind } from '@voldaan/domain/complaints/case-event';
import type { AlertChoices, AlertCondition, AlertRuleBody, AlertRuleShown } from './alert-requests.ts';

/** A rule as it stands in the fields: everything of every condition, so that looking at another one loses nothing. */
export type RuleEdit = Readonly<{
  name: string;
  kind: AlertKind;
  survey: string;
  item: string;
  most: string;
  where: string;
  words: string;
  theme: string;
  kinds: readonly CaseKind[];
  severity: string;
  hours: string;
  state: 'soon' | 'broken';
  side: 'worse' | 'either';
  staff: readonly string[];
  roles: readonly string[];
  owner: boolean;
  channels: readonly string[];
  mail: boolean;
  isQuiet: boolean;
  from: string;
  until: string;
  weekends: boolean;
  rhythm: AlertRuleShown['rhythm'];
  is_on: boolean;
}>;

export function editOf(rule: AlertRuleShown | undefined, choices: AlertChoices, ownId: string): RuleEdit {
  const [survey] = choices.surveys;
  const fresh: RuleEdit = {
    ...{ name: '', kind: 'low_score', survey: survey?.id ?? '', item: '', most: lowMark(survey), where: '' },
    ...{ words: '', theme: choices.themes[0]?.id ?? '', kinds: ['complaint'], severity: '', hours: '4' },
    ...{ state: 'soon', side: 'worse', staff: [ownId], roles: [], owner: false, channels: [], mail: true },
    ...{ isQuiet: true, from: '19:00', until: '07:00', weekends: true, rhythm: 'at_once', is_on: true },
  };
  if (rule === undefined) return fresh;
  const { condition, audience, quiet, rhythm, name, is_on } = rule;
  const told = { staff: audience.staff ?? [], roles: audience.roles ?? [], channels: audience.channels ?? [] };
  return {
    ...fresh,
    ...{ name, rhythm, is_on, kind: condition.kind },
    ...{ ...told, owner: audience.owner ?? false, mail: audience.mail ?? true },
    isQuiet: quiet !== null,
    ...quiet,
    ...partsOf(condition),
  };
}

/** What is low on any scale of ours: its lowest third. */
function lowMark(survey: AlertChoices['surveys'][number] | undefined): string {
  const [item] = survey?.items ?? [];
  return item === undefined ? '' : String(Math.floor(item.min + (item.max - item.min) / 3));
}

function partsOf(condition: AlertCondition): Partial<RuleEdit> {
  switch (condition.kind) {
    case 'low_score':
      return {
        ...{ survey: condition.survey, item: condition.item ?? '', where: condition.where ?? '' },
        most: String(condition.most),
      };
    case 'words':
      return { words: condition.words };
    case 'theme':
      return { theme: condition.theme };
    case 'case_opened':
      return { kinds: condition.kinds, severity: condition.severity === null ? '' : String(condition.severity) };
    case 'promise':
      return { state: condition.state, hours: String(condition.hours ?? 4) };
    case 'score_change':
      return { survey: condition.survey, item: condition.item ?? '', side: condition.side };
    case 'response_rate':
      return { survey: condition.survey };
    default:
      return {};
  }
}

/** The condition as it is sent; undefined while a field that it needs is empty. */
export function conditionOf(edit: RuleEdit, number: (text: string) => number | undefined): AlertCondition | undefined {
  const { kind, survey, item, where, words, theme, kinds, severity, state, side } = edit;
  switch (kind) {
    case 'low_score': {
      const most = number(edit.most);
      return survey === '' || most === undefined ? undefined : { kind, survey, item, most, where };
    }
    case 'words':
      return words.trim() === '' ? undefined : { kind, words };
    case 'theme':
      return theme === '' ? undefined : { kind, theme };
    case 'case_opened':
      return { kind, kinds: [...kinds], severity: severity === '' ? null : Number(severity) };
    case 'promise':
      return { kind, state, hours: Math.round(number(edit.hours) ?? 0) };
    case 'score_change':
      return survey === '' ? undefined : { kind, survey, item, side };
    case 'response_rate':
      return survey === '' ? undefined : { kind, survey };
    default:
      return { kind };
  }
}

export function bodyOf(edit: RuleEdit, condition: AlertCondition): AlertRuleBody {
  const { name, staff, owner, channels, mail, isQuiet, from, until, weekends, rhythm, is_on } = edit;
  const isOfCase = condition.kind === 'case_opened' || condition.kind === 'promise';
  const roles = roleNames.filter((role) => edit.roles.includes(role));
  return {
    ...{ name, condition, rhythm, is_on },
    audience: { staff: [...staff], roles, owner: owner && isOfCase, channels: [...channels], mail },
    quiet: isQuiet ? { from, until, weekends } : null,
  };
}

/** Whoever only keeps a call list is told nothing here. */
export const roleNames = ['owner', 'manager', 'analyst', 'agent', 'viewer'] as const;
