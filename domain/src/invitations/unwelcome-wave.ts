/** Of the mails of one wave that left: how many were refused for good or came back, and how many were called spam. */
export type WaveOutcomes = Readonly<{ sends: number; bounced: number; reported: number }>;

/** Before so many sends a few are no share of anything. */
const sendsLeast = 200;
const reportedMost = 0.003;
const bouncedMost = 0.05;

/**
 * Why a wave had better stop: the large receivers close their doors to senders of whom 0.3 % is called spam, and a list of
 * which one in twenty addresses is dead was not gathered from customers. The notice of the wave, or undefined.
 *
 * Source: Gmail's and Yahoo's rules for bulk senders of 2024 (0.3 %); the 5 % is a convention of this product.
 */
export function unwelcomeNotice({ sends, bounced, reported }: WaveOutcomes): string | undefined {
  if (sends < sendsLeast) return undefined;
  if (reported / sends >= reportedMost) return 'wave_paused_reports';
  return bounced / sends >= bouncedMost ? 'wave_paused_bounces' : undefined;
}
