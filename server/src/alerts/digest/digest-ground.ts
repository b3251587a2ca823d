import type { Language } from '@voldaan/domain/language';

/** Which surveys a digest is of, over which days, in which language. */
export type DigestGround = Readonly<{
  surveys: readonly Readonly<{ id: string; name: string }>[];
  days: Readonly<{ from: string; to: string }>;
  language: Language;
}>;
