import { type ZoneDays, zoneDays } from '@voldaan/domain/relations/zone-days';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { loadContactRules } from '../studies/contact-rules.ts';

/** Making a zone's clock costs more than asking it; there are a few zones in the world of one instance. */
const known = new Map<string, ZoneDays>();
const knownMost = 600;

/** The company's own calendar: the zone that it set for its customers who have none of their own. */
export async function companyDays(db: WorkspaceTransaction): Promise<Readonly<{ zone: string; days: ZoneDays }>> {
  const { zone } = (await loadContactRules(db)).sendHours;
  let days = known.get(zone);
  if (days === undefined) {
    if (known.size >= knownMost) known.clear();
    days = zoneDays(zone);
    known.set(zone, days);
  }
  return { zone, days };
}
