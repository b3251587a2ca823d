import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { SendFacts } from './ledger-store.ts';

/** A question that goes along, as the mail needs it. */
export type CarriedQuestion = Readonly<{
  id: string;
  survey_version_id: string;
  definition: SurveyDefinition;
}>;

/** A question that is to go along in a mail, and what decides whether it may. */
export type CarriedInvitation = CarriedQuestion &
  Pick<SendFacts, 'study_id' | 'wave_id' | 'address_hash' | 'occasion' | 'purpose' | 'priority' | 'legal_basis'> &
  Readonly<{
    carried_by: string;
    /** From here on the answer would not be about what was asked any more. */
    expires_at: Date;
    /** Its study and wave go on, and its survey takes answers. */
    is_going: boolean;
  }>;

const isGoing = sql<boolean>`(study.state = 'running' and wave.state in ('sending', 'done')
  and (wave.closes_at is null or wave.closes_at > now()) and survey.closed_at is null)`;

/** The questions that are to go along in these mails, locked. */
export async function lockCarried(
  { trx, workspaceId }: WorkspaceTransaction,
  carrierIds: readonly string[],
): Promise<readonly CarriedInvitation[]> {
  const { rows } = await sql<CarriedInvitation>`
    select carried.id, carried.survey_version_id, version.definition, carried.study_id, carried.wave_id, carried.address_hash,
      carried.occasion, carried.purpose, carried.priority, wave.legal_basis, carried.carried_by,
      coalesce(request.expires_at, carried.expires_at) as expires_at, ${isGoing} as is_going
    from invitation carried
    join wave on wave.workspace_id = carried.workspace_id and wave.id = carried.wave_id
    join study on study.workspace_id = carried.workspace_id and study.id = carried.study_id
    join survey on survey.workspace_id = carried.workspace_id and survey.id = carried.survey_id
    join survey_version version on version.workspace_id = carried.workspace_id and version.id = carried.survey_version_id
    left join contact_request request on request.workspace_id = carried.workspace_id and request.study_id = carried.study_id
      and request.address_hash = carried.address_hash and request.occasion = carried.occasion and request.kind = carried.kind
    where carried.workspace_id = ${workspaceId} and carried.carried_by = any (${carrierIds}::uuid[])
      and carried.state = 'planned'
    order by carried.id
    for update of carried`.execute(trx);
  return rows;
}

/** The questions that went along in these mails and were not answered: their reminder has the same links. */
export async function listCarriedBefore(
  { trx, workspaceId }: WorkspaceTransaction,
  carrierIds: readonly string[],
): Promise<readonly (CarriedQuestion & Pick<CarriedInvitation, 'carried_by'>)[]> {
  const { rows } = await sql<CarriedQuestion & Pick<CarriedInvitation, 'carried_by'>>`
    select carried.id, carried.survey_version_id, version.definition, carried.carried_by
    from invitation carried
    join wave on wave.workspace_id = carried.workspace_id and wave.id = carried.wave_id
    join study on study.workspace_id = carried.workspace_id and study.id = carried.study_id
    join survey on survey.workspace_id = carried.workspace_id and survey.id = carried.survey_id
    join survey_version version on version.workspace_id = carried.workspace_id and version.id = carried.survey_version_id
    where carried.workspace_id = ${workspaceId} and carried.carried_by = any (${carrierIds}::uuid[])
      and carried.state in ('sent', 'unknown') and carried.answered_at is null and carried.bounced_at is null
      and carried.expires_at > now() and ${isGoing}
    order by carried.id`.execute(trx);
  return rows;
}
