import type { StudyKind } from './schedule/study.ts';
import type { StudyDraft } from './study-draft.ts';

/**
 * Whether the question of a study of this kind may share a mail with another's, where both allow it.
 *
 * Not after a complaint: that mail is about what went wrong, and about nothing else. Not before the first experience: a
 * question about another matter colours what is expected. Not without names: nobody is written to.
 */
export function mayTravel(kind: StudyKind): boolean {
  switch (kind) {
    case 'moment':
    case 'relation':
    case 'exit':
    case 'silent':
      return true;
    case 'complaint':
    case 'expectation':
    case 'anonymous':
      return false;
  }
}

/** Whether the mails of a study take another's question along, and its questions go along in another's mail. */
export function travelsAlong({
  mayMerge,
  channel,
  timing,
}: Pick<StudyDraft, 'mayMerge' | 'channel' | 'timing'>): boolean {
  return mayMerge && channel === 'mail' && mayTravel(timing.kind);
}
