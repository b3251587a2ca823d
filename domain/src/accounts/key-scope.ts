/** What a program with a key may do: each reaches a handful of routes, which server/http/permission.ts names. */
export const keyScopes = [
  'events:write',
  'events:read',
  'contacts:read',
  'contacts:write',
  'responses:read',
  'figures:read',
  'mail:write',
  'cases:write',
] as const;

export type KeyScope = (typeof keyScopes)[number];

export function isKeyScope(value: string): value is KeyScope {
  return keyScopes.some((scope) => scope === value);
}
