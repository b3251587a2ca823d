import type { CaseKind } from './case-event.ts';

/** By which ways a case comes in. */
export type CaseWay = 'form' | 'widget' | 'qr' | 'mail' | 'phone' | 'answer' | 'low_score' | 'api' | 'visit';

/** Which new cases a unit takes: of whatever is null or empty, any. */
export type UnitRule = Readonly<{
  unitId: string;
  kind: CaseKind | null;
  source: CaseWay | null;
  touchpointId: string | null;
  /** Words in what the case is about. */
  about: string;
}>;

/** What is known of a case when it comes in. */
export type NewCase = Readonly<{ kind: CaseKind; source: CaseWay; touchpointId: string | null; about: string }>;

/**
 * The unit that a new case belongs to: of the first rule whose every part fits; null where none does.
 *
 * Use once, when a case comes in: afterwards a case is handed over by somebody, who says why. When not to use: for who sees a
 * case (that is the database's rule, 0071-units.sql).
 *
 * @example
 * unitOfCase([{ unitId: 'zeist', kind: null, source: null, touchpointId: null, about: 'Zeist' }], intake); // 'zeist'
 * @throws nothing.
 */
export function unitOfCase(rules: readonly UnitRule[], intake: NewCase): string | null {
  return rules.find((rule) => fits(rule, intake))?.unitId ?? null;
}

function fits({ kind, source, touchpointId, about }: UnitRule, intake: NewCase): boolean {
  return (
    (kind === null || kind === intake.kind) &&
    (source === null || source === intake.source) &&
    (touchpointId === null || touchpointId === intake.touchpointId) &&
    intake.about.toLowerCase().includes(about.trim().toLowerCase())
  );
}
