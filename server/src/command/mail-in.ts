import { buffer } from 'node:stream/consumers';
import type { Config } from '../config.ts';
import { inboundBytesMax, takeInbound } from '../mail/inbound.ts';
import { withSurveys } from './survey.ts';

/** What mail servers take for "try again later" (sysexits.h). */
const tryLater = 75;

/**
 * Takes one mail from standard input, as mail servers pipe it into a command:
 * `retour: "|voldaan mail-in --to=$ORIGINAL_RECIPIENT"`. Returns the exit code.
 */
export async function takePipedMail(
  config: Config,
  { workspace, to }: Readonly<{ workspace?: string; to?: string }>,
): Promise<number> {
  const raw = await buffer(process.stdin);
  // It will not get shorter: taken and forgotten, so that the mail server does not report back to who reports to us.
  if (raw.length === 0 || raw.length > inboundBytesMax) return 0;
  try {
    return await withSurveys(config, workspace, async ({ product, owner }) => {
      await takeInbound(product, owner.workspaceId, { raw, ...(to === undefined ? {} : { envelopeTo: to }) });
      return 0;
    });
  } catch (error) {
    process.stderr.write(`voldaan: ${error instanceof Error ? error.message : String(error)}\n`);
    return tryLater;
  }
}
