import type { AlertReader } from '../../complaints/notices/alert-words.ts';

/** Which surveys a digest is of, over which days, for whom. */
export type DigestGround = AlertReader &
  Readonly<{
    surveys: readonly Readonly<{ id: string; name: string }>[];
    days: Readonly<{ from: string; to: string }>;
  }>;
