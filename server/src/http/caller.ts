import type { Language } from '@voldaan/domain/language';
import type { Role } from '../database/tables.ts';

/** The signed-in member of staff behind a request. */
export type Caller = Readonly<{
  workspaceId: string;
  workspaceCode: string;
  staffId: string;
  sessionId: string;
  role: Role;
  language: Language;
}>;
