import type { KeyScope } from '@voldaan/domain/accounts/key-scope';
import type { Language } from '@voldaan/domain/language';
import type { Alongside } from '../database/alongside.ts';
import type { Role } from '../database/tables.ts';

/**
 * The signed-in member of staff behind a request, or a program with a key. Whoever made the key answers for it, so that
 * what it does is done in their name; what it may do, its scopes say and nothing else.
 */
export type Caller = Readonly<{
  workspaceId: string;
  workspaceCode: string;
  staffId: string;
  sessionId: string;
  role: Role;
  language: Language;
  /** An agent who sees the cases of the own units alone. */
  isLimitedToUnits?: boolean;
  /** Of a program alone. */
  key?: Readonly<{ id: string; scopes: readonly KeyScope[] }>;
}>;

/** What to ask of the caller's workspace together with who the caller is; undefined when there is nothing. */
export type AskAlongside = (workspaceId: string) => Alongside | undefined;
