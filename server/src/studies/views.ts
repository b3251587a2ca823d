import type { StudyKind } from '@voldaan/domain/studies/schedule/study';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type StudyState = 'draft' | 'running' | 'paused' | 'ended';

/** More studies than a company runs. */
const studiesMax = 500;

export type StudyListRow = Readonly<{
  id: string;
  name: string;
  kind: StudyKind;
  state: StudyState;
  purpose: string;
  survey_id: string | null;
  touchpoint_id: string | null;
  invited: number;
  answered: number;
  next_plan_at: Date | null;
  changed_at: Date;
}>;

/** The last changed first. */
export async function listStudies({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly StudyListRow[]> {
  const { rows } = await sql<StudyListRow>`
    select study.id, study.name, study.kind, study.state, study.plan ->> 'purpose' as purpose, study.survey_id,
      study.touchpoint_id, coalesce(sent.invited, 0) as invited, coalesce(sent.answered, 0) as answered,
      study.next_plan_at, study.changed_at
    from study
    left join (
      select study_id, count(*) filter (where state in ('handed', 'sent', 'unknown', 'failed')) as invited,
        count(*) filter (where answered_at is not null) as answered
      from invitation
      where workspace_id = ${workspaceId} and study_id is not null and kind = 'invitation'
      group by study_id
    ) sent on sent.study_id = study.id
    where study.workspace_id = ${workspaceId}
    order by study.changed_at desc, study.id desc
    limit ${studiesMax}`.execute(trx);
  return rows;
}

export type StudyRecord = Readonly<{
  id: string;
  name: string;
  kind: StudyKind;
  state: StudyState;
  revision: number;
  plan: StudyDraft;
  survey_id: string | null;
  touchpoint_id: string | null;
  seed: string;
  next_plan_at: Date | null;
  events_read_to: Date | null;
  started_at: Date | null;
  ended_at: Date | null;
  created_by: string;
  changed_at: Date;
}>;

export async function findStudy(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<StudyRecord | undefined> {
  const { rows } = await sql<StudyRecord>`
    select ${studyColumns} from study where workspace_id = ${workspaceId} and id = ${id}`.execute(trx);
  return rows[0];
}

/** The next study whose planning is due, locked; studies that another node plans are passed by. */
export async function lockDueStudy(
  { trx, workspaceId }: WorkspaceTransaction,
  now: Date,
): Promise<StudyRecord | undefined> {
  const { rows } = await sql<StudyRecord>`
    select ${studyColumns} from study
    where workspace_id = ${workspaceId} and state = 'running' and next_plan_at <= ${now}
    order by next_plan_at, id
    limit 1
    for update skip locked`.execute(trx);
  return rows[0];
}

const studyColumns = sql`id, name, kind, state, revision, plan, survey_id, touchpoint_id, seed, next_plan_at,
  events_read_to, started_at, ended_at, created_by, changed_at`;
