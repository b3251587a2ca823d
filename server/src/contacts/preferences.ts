import { type ConsentPurpose, consentPurposes } from '@voldaan/domain/contacts/consent';
import { type AskingTopic, askingTopics } from '@voldaan/domain/studies/contact-request';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { saveWish } from './preference-store.ts';
import { findPreferences } from './preference-views.ts';
import { recordConsent } from './record-consent.ts';

/** How often a customer wants to be asked: as the company asks, at most twice a year, at most once a year. */
const frequencyDays = { asked: null, half: 182, year: 365 } as const;
export type AskingFrequency = keyof typeof frequencyDays;

export type Preferences = Readonly<
  Record<ConsentPurpose, boolean> & {
    frequency: AskingFrequency;
    /** What of the questions is about what they want to be asked. */
    topics: readonly AskingTopic[];
  }
>;

/** What an address may be sent now. */
export async function preferencesOf(db: WorkspaceTransaction, addressHash: Buffer): Promise<Preferences> {
  const { is_asked, gets_news, rest_days, unwanted_topics } = await findPreferences(db, addressHash);
  const topics = askingTopics.filter((topic) => unwanted_topics?.includes(topic) !== true);
  return { research: is_asked, marketing: gets_news, frequency: frequencyOf(rest_days), topics };
}

/** A number of days that the page does not offer was set elsewhere: the next rarer choice stands for it. */
function frequencyOf(restDays: number | null): AskingFrequency {
  if (restDays === null) return 'asked';
  return restDays <= frequencyDays.half ? 'half' : 'year';
}

export type SaidPreferences = Readonly<{
  addressHash: Buffer;
  wish: Preferences;
  /** Which wording was read. */
  textVersion: string;
  at: Date;
}>;

/** Keeps what a customer chose on the page. What was already so is not said again: a yes that nobody gave is no proof. */
export async function savePreferences(
  db: WorkspaceTransaction,
  { addressHash, wish, textVersion, at }: SaidPreferences,
): Promise<void> {
  const known = await preferencesOf(db, addressHash);
  for (const purpose of consentPurposes) {
    if (wish[purpose] === known[purpose]) continue;
    await sayConsent(db, { addressHash, purpose, isGiven: wish[purpose], source: 'preference page', textVersion, at });
  }
  const unwanted = askingTopics.filter((topic) => !wish.topics.includes(topic));
  const isSame = wish.frequency === known.frequency && wish.topics.join() === known.topics.join();
  if (!isSame) await saveWish(db, { addressHash, restDays: frequencyDays[wish.frequency], unwanted });
}

/** A yes or no that the customer said by the link of a mail. */
export async function sayConsent(
  db: WorkspaceTransaction,
  said: Readonly<{
    addressHash: Buffer;
    purpose: ConsentPurpose;
    isGiven: boolean;
    source: string;
    textVersion: string;
    at: Date;
  }>,
): Promise<void> {
  await recordConsent(db, { ...said, basis: 'consent', by: 'customer' });
}
