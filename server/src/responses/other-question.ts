import { inWorkspace } from '../database/workspace-transaction.ts';
import { codeOfToken, deriveToken } from '../secret/token.ts';
import type { AnswerLink } from './answer-link.ts';
import { findOtherQuestion } from './link-views.ts';
import type { AnswerPath } from './open-answers.ts';
import { queryOf } from './page-frame.ts';

/** Where the thank-you page leads on to, when two studies shared the mail and the other one waits for its answer. */
export async function otherQuestion(
  path: AnswerPath,
  { token, workspaceId, invitation }: AnswerLink,
  language: string,
) {
  if (invitation?.sharesMail !== true) return undefined;
  const found = await inWorkspace(path.databases.app, workspaceId, (db) => findOtherQuestion(db, invitation.id));
  const code = codeOfToken(token);
  if (found === undefined || code === undefined) return undefined;
  const href = `/a/${deriveToken(code, path.invitationKey, found.id)}?${queryOf({ language })}`;
  return { href, definition: found.definition };
}
