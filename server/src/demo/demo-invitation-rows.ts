import { purposeOf } from '@voldaan/domain/studies/schedule/study';
import { uuid } from '../database/uuid.ts';
import { deriveToken, hashToken } from '../secret/token.ts';
import type { DemoInvitation } from './demo-company.ts';
import { addResponse, type Filling, type Person } from './demo-response-rows.ts';
import { bytea, type DemoTarget } from './demo-target.ts';
import type { PlainRow } from './store.ts';

const dayMs = 86_400_000;

export type WavePlace = Readonly<{ waveId: string; occasion: string }>;
type Invited = Readonly<{ invited: DemoInvitation; person: Person }>;

const lossReasons = { sent: null, failed: '550', suppressed: 'suppressed' } as const;

/** A mail of the sample with what came of it: in the ledger, and the answer with it. */
export function addInvitation(filling: Filling, wave: WavePlace, { invited, person }: Invited): void {
  const { rows, target, published } = filling;
  const id = uuid(invited.sentAt.getTime());
  const row = {
    workspace_id: target.workspaceId,
    id,
    kind: 'invitation',
    purpose: purposeOf(published.study.plan.timing.kind),
    reminder_of: null,
    wave_id: wave.waveId,
    study_id: published.study.studyId,
    occasion: wave.occasion,
    receiving_domain: 'example.com',
    survey_id: published.surveyId,
    survey_version_id: published.versionId,
    contact_id: person.id,
    email: person.email,
    address_hash: bytea(target.hashAddress(person.email)),
    language: person.language,
    token_hash: bytea(hashToken(deriveToken(target.code, target.tokenKey, id))),
    state: invited.state,
    reason: lossReasons[invited.state],
    fence: 1,
    attempts: invited.state === 'suppressed' ? 0 : 1,
    due_at: invited.sentAt,
    planned_at: invited.sentAt,
    handed_at: invited.state === 'suppressed' ? null : invited.sentAt,
    settled_at: invited.sentAt,
    opened_at: invited.openedAt ?? null,
    answered_at: invited.answered?.at ?? null,
    expires_at: new Date(invited.sentAt.getTime() + 30 * dayMs),
  };
  rows.invitation.push(row);
  if (invited.remindedAt) rows.invitation.push(reminderOf(row, invited.remindedAt, target));
  rows.send_event.push({
    workspace_id: target.workspaceId,
    id: uuid(invited.sentAt.getTime()),
    invitation_id: id,
    at: invited.sentAt,
    state: invited.state,
    detail: lossReasons[invited.state] ?? '',
  });
  if (invited.state === 'suppressed') suppress({ rows, target }, person, invited.sentAt);
  if (invited.openedAt === undefined) return;
  rows.visit.push({
    workspace_id: target.workspaceId,
    id: uuid(invited.openedAt.getTime()),
    survey_id: published.surveyId,
    invitation_id: id,
    at: invited.openedAt,
    kind: 'open',
    evidence: {},
  });
  if (invited.answered) addResponse(filling, invited.answered, { invitationId: id, person });
}

/** The reminder of an invitation: a mail of its own, which asks for nothing new. */
function reminderOf(row: PlainRow, at: Date, target: DemoTarget): PlainRow {
  const id = uuid(at.getTime());
  return {
    ...row,
    id,
    kind: 'reminder',
    reminder_of: row['id'],
    token_hash: bytea(hashToken(deriveToken(target.code, target.tokenKey, id))),
    due_at: at,
    planned_at: at,
    handed_at: at,
    settled_at: at,
    opened_at: null,
    answered_at: null,
  };
}

/** Who unsubscribed did so once, some days before the mail that was withheld. */
function suppress({ rows, target }: Pick<Filling, 'rows' | 'target'>, { email }: Person, sentAt: Date): void {
  const address = bytea(target.hashAddress(email));
  if (rows.suppression.some((row) => row['address_hash'] === address)) return;
  rows.suppression.push({
    workspace_id: target.workspaceId,
    address_hash: address,
    purpose: 'research',
    reason: 'unsubscribed',
    created_at: new Date(sentAt.getTime() - 9 * dayMs),
  });
}
