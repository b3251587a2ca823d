import { type Access, contacting, everyone, managing, owner } from './access.ts';

/** Who signs in, and what they and their company are. */
export const accountPermissions = {
  'setup.show': 'invited',
  'setup.claim': 'invited',
  'session.open': 'anyone',
  'session.close': everyone,
  'me.show': everyone,
  'me.change': everyone,
  'me.change-password': everyone,
  'workspace.change': managing,
  'staff.list': managing,
  'staff.change-role': managing,
  'staff.remove': managing,
  'staff.change-units': managing,
  // By name alone: whoever hands a case over chooses one.
  'unit.list': contacting,
  'unit.make': managing,
  'unit.change': managing,
  'staff-invite.list': managing,
  'staff-invite.make': managing,
  'staff-invite.withdraw': managing,
  'invite.show': 'invited',
  'invite.accept': 'invited',
  'audit.list': owner,
  'api-key.list': owner,
  'api-key.make': owner,
  'api-key.revoke': owner,
  'demo.enter': 'invited',
} as const satisfies Record<string, Access>;
