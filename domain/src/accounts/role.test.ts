import { describe, expect, test } from 'vitest';
import { checkRoleChange, mayGiveRole, roles } from './role.ts';

describe('roles', () => {
  test('an owner gives every role, a manager every role but owner, others none', () => {
    expect(roles.filter((role) => mayGiveRole('owner', role))).toEqual(roles);
    expect(roles.filter((role) => mayGiveRole('manager', role))).toEqual(roles.slice(1));
    for (const giver of roles.slice(2)) expect(roles.filter((role) => mayGiveRole(giver, role))).toEqual([]);
  });

  test('the last owner can neither leave nor step down', () => {
    expect(() => checkRoleChange({ by: 'owner', from: 'owner', to: 'viewer', owners: 1 })).toThrow('last_owner');
    expect(() => checkRoleChange({ by: 'owner', from: 'owner', to: undefined, owners: 1 })).toThrow('last_owner');
    expect(() => checkRoleChange({ by: 'owner', from: 'owner', to: 'viewer', owners: 2 })).not.toThrow();
    expect(() => checkRoleChange({ by: 'owner', from: 'owner', to: 'owner', owners: 1 })).not.toThrow();
  });

  test('a manager neither removes an owner nor makes one', () => {
    expect(() => checkRoleChange({ by: 'manager', from: 'owner', to: 'viewer', owners: 2 })).toThrow('not_permitted');
    expect(() => checkRoleChange({ by: 'manager', from: 'viewer', to: 'owner', owners: 2 })).toThrow('not_permitted');
    expect(() => checkRoleChange({ by: 'manager', from: 'viewer', to: 'analyst', owners: 1 })).not.toThrow();
  });
});
