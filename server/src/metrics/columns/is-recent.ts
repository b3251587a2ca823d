/** What nobody looked at for so long is read again: changes are remembered for days, not for ever. */
const checkedMs = 86_400_000;

/** Whether changes since something was last found to be true are still remembered. */
export function isRecent({ checkedAt }: Readonly<{ checkedAt: number }>): boolean {
  return Date.now() - checkedAt < checkedMs;
}
