import { createHash } from 'node:crypto';
import { showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import type { DemoClosing } from './demo-company.ts';
import { addInvitation } from './demo-invitation-rows.ts';
import type { Filling, Person } from './demo-response-rows.ts';
import { addWaveRow } from './demo-study-rows.ts';
import { bytea } from './demo-target.ts';

/** Complainants who were asked how it was handled: what happened to them, the mail, and what they answered. */
export function addClosings(filling: Filling, closings: readonly DemoClosing[], people: readonly Person[]): void {
  const { rows, target, published } = filling;
  // One for as long as the letter stays as it is.
  const at = new Date(Math.min(...closings.map(({ closedAt }) => closedAt.getTime())));
  const waveId = addWaveRow(rows, target, { ...published, drawId: null, at, finishedAt: at });
  for (const closing of closings) {
    const person = people[closing.invited.contact];
    if (person === undefined) continue;
    const occasion = addClosedEvent(filling, closing, person);
    addInvitation(filling, { waveId, occasion }, { invited: closing.invited, person });
  }
}

/** As a case that is closed tells of it. Returns the id, which is the occasion of the mail. */
function addClosedEvent({ rows, target }: Filling, { caseId, closedAt }: DemoClosing, person: Person): string {
  const id = uuid(closedAt.getTime());
  const complaint = showId('cas', caseId);
  const externalId = `${complaint} ${closedAt.toISOString()}`;
  rows.customer_event.push({
    workspace_id: target.workspaceId,
    id,
    contact_id: person.id,
    kind: 'complaint_closed',
    external_id: externalId,
    subject: '',
    occurred_at: closedAt,
    received_at: closedAt,
    amount: null,
    currency: null,
    properties: { complaint },
    told_hash: bytea(createHash('sha256').update(`complaint_closed ${externalId}`).digest()),
  });
  return id;
}
