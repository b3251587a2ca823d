import {
  type Actor,
  type CaseEvent,
  caseKinds,
  closings,
  contactOutcomes,
  contactWays,
  decisionOutcomes,
  mailFailures,
  remedies,
} from '@voldaan/domain/complaints/case-event';
import { z } from 'zod';
import { textSchema } from '../http/text-schema.ts';

const reason = textSchema(4000);
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
/** As it is stored and as it crosses the wire: an instant as text. */
const step = <What extends string, Shape extends z.ZodRawShape>(what: What, shape: Shape) =>
  z.strictObject({ what: z.literal(what), ...shape });

const grade5 = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const grade3 = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** Every step of a case as the domain has it (case-event.ts), without who and when, with ids as they stand somewhere. */
export function stepsWith<
  Staff extends z.ZodType,
  Cause extends z.ZodType,
  Profile extends z.ZodType,
  Unit extends z.ZodType,
>(ids: Readonly<{ staff: Staff; cause: Cause; profile: Profile; unit: Unit }>) {
  return z.discriminatedUnion('what', [
    step('received', { kind: z.enum(caseKinds), remedySought: textSchema(2000) }),
    step('kind_changed', { kind: z.enum(caseKinds), reason }),
    step('kind_confirmed', {}),
    step('acknowledged', {}),
    step('assigned', { to: ids.staff }),
    step('assessed', {
      severity: grade5,
      complexity: grade3,
      impact: grade5,
      isAboutSafety: z.boolean(),
      needsActionAtOnce: z.boolean(),
    }),
    step('contact', { way: z.enum(contactWays), outcome: z.enum(contactOutcomes), note: textSchema(8000) }),
    step('contact_impossible', { reason }),
    step('waits_for_customer', { until: moment, reason }),
    step('customer_replied', { text: textSchema(16_000).default('') }),
    step('extended', { until: moment, reason, isAgreed: z.boolean() }),
    step('cause_named', { cause: ids.cause, isOutsideOurControl: z.boolean() }),
    step('decided', {
      outcome: z.enum(decisionOutcomes),
      remedies: z.array(z.enum(remedies)).max(remedies.length),
      cost: z.int().min(0).max(99_999_999_999),
      reason,
    }),
    step('unfounded_confirmed', {}),
    step('communicated', { way: z.enum(contactWays) }),
    step('closed', { closing: z.enum(closings) }),
    step('left_open', { internalRecourse: textSchema(2000), externalRecourse: textSchema(2000) }),
    step('reopened', { reason }),
    step('considered', {}),
    step('planned', { for: textSchema(400) }),
    step('done', { outcome: textSchema(2000) }),
    step('not_done', { reason }),
    step('passed_on', { to: ids.staff }),
    step('profile_changed', { profile: ids.profile, reason }),
    step('handed_over', { unit: ids.unit, reason }),
    step('mail_failed', { why: z.enum(mailFailures), status: z.string().max(20) }),
    step('noted', { text: textSchema(8000) }),
  ]);
}

/** As the ledger keeps it. */
const storedSchema = stepsWith({ staff: z.uuid(), cause: z.string().max(200), profile: z.uuid(), unit: z.uuid() });

/** A row of the ledger as the event that it was. */
export type CaseEventRow = Readonly<{
  what: string;
  by_kind: Actor['kind'];
  staff_id: string | null;
  at: Date;
  detail: Record<string, unknown>;
}>;

/** @throws when the ledger holds what no version of this product wrote. */
export function readCaseEvent({ what, by_kind, staff_id, at, detail }: CaseEventRow): CaseEvent {
  return { ...storedSchema.parse({ ...detail, what }), at, by: actorOf(by_kind, staff_id) };
}

function actorOf(kind: Actor['kind'], staffId: string | null): Actor {
  if (kind !== 'staff') return { kind };
  if (staffId === null) throw new Error('a step of a member of staff names nobody');
  return { kind, id: staffId };
}

/** The event as the ledger keeps it: dates as text. */
export function writeCaseEvent({ what, at, by, ...detail }: CaseEvent): CaseEventRow {
  return { what, by_kind: by.kind, staff_id: by.kind === 'staff' ? by.id : null, at, detail };
}
