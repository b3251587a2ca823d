import type { KeyScope } from '@voldaan/domain/accounts/key-scope';
import type { Role } from '../database/tables.ts';
import type { Caller } from './caller.ts';
import type { Access } from './permission/access.ts';
import { accountPermissions } from './permission/account-permissions.ts';
import { answerPermissions } from './permission/answer-permissions.ts';
import { casePermissions } from './permission/case-permissions.ts';
import { contactPermissions } from './permission/contact-permissions.ts';
import { figurePermissions } from './permission/figure-permissions.ts';
import { operationPermissions } from './permission/operation-permissions.ts';
import { relationPermissions } from './permission/relation-permissions.ts';
import { reportPermissions } from './permission/report-permissions.ts';
import { surveyPermissions } from './permission/survey-permissions.ts';

const groups = [
  accountPermissions,
  contactPermissions,
  casePermissions,
  relationPermissions,
  surveyPermissions,
  answerPermissions,
  figurePermissions,
  reportPermissions,
  operationPermissions,
] as const;

/** The one table. A route that is not in it does not compile, and if it got here otherwise the server does not start. */
export const permissions = {
  ...accountPermissions,
  ...contactPermissions,
  ...casePermissions,
  ...relationPermissions,
  ...surveyPermissions,
  ...answerPermissions,
  ...figurePermissions,
  ...reportPermissions,
  ...operationPermissions,
} as const satisfies Record<string, Access>;

requireOnce(groups);

export type RouteName = keyof typeof permissions;

/** Routes that only signed-in staff reach; their handlers get a caller. */
export type StaffRouteName = {
  [Name in RouteName]: (typeof permissions)[Name] extends readonly Role[] ? Name : never;
}[RouteName];

/** What programs reach, and the scope that their key needs for it. A route that is not here is closed to every key. */
const scopes: Partial<Readonly<Record<RouteName, KeyScope>>> = {
  'event.tell': 'events:write',
  'event.list': 'events:read',
  'event.list-refused': 'events:read',
  'touchpoint.list': 'events:read',
  'contact.list': 'contacts:read',
  'contact.show': 'contacts:read',
  'contact.consents': 'contacts:read',
  'organisation.list': 'contacts:read',
  'organisation.show': 'contacts:read',
  'contact-attribute.list': 'contacts:read',
  'contact.add': 'contacts:write',
  'contact.change': 'contacts:write',
  'contact.record-consent': 'contacts:write',
  'organisation.make': 'contacts:write',
  'organisation.change': 'contacts:write',
  'response.list': 'responses:read',
  'response.show': 'responses:read',
  'score.show': 'figures:read',
  'survey.list': 'figures:read',
  'inbound.take': 'mail:write',
  'case.make': 'cases:write',
  'case.add-file': 'cases:write',
};

/** The scope that opens a route to programs; undefined when none does. */
export function scopeOf(name: RouteName): KeyScope | undefined {
  return scopes[name];
}

/** Whether this person, or this program, may use a route. */
export function mayCall({ role, key }: Pick<Caller, 'role' | 'key'>, name: RouteName): boolean {
  if (key === undefined) return mayUse(role, name);
  const scope = scopeOf(name);
  return scope !== undefined && key.scopes.includes(scope);
}

export function accessOf(name: string): Access | undefined {
  const table: Readonly<Record<string, Access>> = permissions;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export function mayUse(role: Role, name: RouteName): boolean {
  const access = accessOf(name);
  return access === 'anyone' || access === 'invited' || access?.includes(role) === true;
}

/** What the admin app may offer this role: the names of the staff routes it may use. */
export function permissionsOf(role: Role): readonly RouteName[] {
  return routeNames().filter((name) => Array.isArray(permissions[name]) && mayUse(role, name));
}

/** Two groups that name one route would each think that theirs is the word on it. */
export function requireOnce(tables: readonly Readonly<Record<string, Access>>[]): void {
  const names = tables.flatMap((table) => Object.keys(table));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Error(`the route ${twice} has two entries in the permission table`);
}

function routeNames(): readonly RouteName[] {
  return Object.keys(permissions).filter((name): name is RouteName => accessOf(name) !== undefined);
}
