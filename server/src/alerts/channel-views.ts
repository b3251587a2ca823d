import type { Language } from '@voldaan/domain/language';
import { sql } from 'kysely';
import type { ChannelKind } from '../database/alert-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export const channelsMost = 50;

export type ChannelRow = Readonly<{
  id: string;
  name: string;
  kind: ChannelKind;
  host: string;
  language: Language;
  url_sealed: Buffer;
  secret_sealed: Buffer | null;
  /** Since when the program behind it says that it is there no more. */
  gone_at: Date | null;
}>;

const channelColumns = ['id', 'name', 'kind', 'host', 'language', 'url_sealed', 'secret_sealed', 'gone_at'] as const;

export function listChannels({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly ChannelRow[]> {
  return trx
    .selectFrom('alert_channel')
    .select(channelColumns)
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(channelsMost)
    .execute();
}

export function findChannel({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<ChannelRow | undefined> {
  return trx
    .selectFrom('alert_channel')
    .select(channelColumns)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}
