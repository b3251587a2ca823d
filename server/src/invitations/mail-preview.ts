import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import type { z } from 'zod';
import { company } from '../accounts/views.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import { findMailServer } from '../mail/mail-setting.ts';
import type { Product } from '../product.ts';
import { requireSurvey } from '../surveys/describe-survey.ts';
import { compileInvitationMail, defaultInvitationTexts, type InvitationMail } from './invitation-mail.ts';
import type { mailPreviewQuery } from './schema.ts';

/** The mail of the draft as it would arrive, written by the code that writes the real one. Its links lead nowhere. */
export async function previewMail(
  product: Product,
  caller: Caller,
  id: string,
  query: z.output<typeof mailPreviewQuery>,
): Promise<InvitationMail> {
  const { server } = await findMailServer(product, caller.workspaceId);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const { draft: definition } = await requireSurvey(db, id);
    const firm = await company(db);
    const language = matchLanguage([query.language], definition.languages);
    const texts = defaultInvitationTexts(definition, language);
    const mail = compileInvitationMail({
      definition,
      language,
      subject: query.subject ?? texts.subject,
      intro: query.intro ?? texts.intro,
      senderName: query.signature || query.sender_name || server?.senderName || definition.reader.name,
      privacyUrl: '#privacy',
      ...(firm?.postal_line ? { postalAddress: firm.postal_line } : {}),
    });
    return mail({ answerUrl: '#answer', unsubscribeUrl: '#unsubscribe', honeypotUrl: '#' });
  });
}
