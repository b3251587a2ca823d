import { Refusal } from '../refusal.ts';

/** What a member of staff may do, from everything to a little. server/http/permission.ts says what each one reaches. */
export const roles = ['owner', 'manager', 'analyst', 'agent', 'interviewer', 'viewer'] as const;

export type Role = (typeof roles)[number];

/** Whether somebody of this role may give a role, or take it from somebody: only owners touch owners. */
export function mayGiveRole(giver: Role, role: Role): boolean {
  return giver === 'owner' || (giver === 'manager' && role !== 'owner');
}

/** Somebody's role changes, or they leave (`to` is undefined). Refuses what would leave the company without an owner. */
export function checkRoleChange(
  change: Readonly<{ by: Role; from: Role; to: Role | undefined; owners: number }>,
): void {
  const { by, from, to, owners } = change;
  if (!mayGiveRole(by, from)) throw new Refusal('not_permitted');
  if (to !== undefined && !mayGiveRole(by, to)) throw new Refusal('not_permitted');
  if (from === 'owner' && to !== 'owner' && owners <= 1) throw new Refusal('last_owner');
}
