import { type KnownEventKind, knownEventKinds } from '@voldaan/domain/touchpoints/event-kind';
import { useSay } from '../catalogue/text.tsx';

export const eventKinds: readonly KnownEventKind[] = Object.keys(knownEventKinds).filter(isKnown);

function isKnown(kind: string): kind is KnownEventKind {
  return Object.hasOwn(knownEventKinds, kind);
}

/** What a kind of event is called; one that a company made up is called as it calls it. */
export function useEventWords(): (kind: string) => string {
  const say = useSay();
  return (kind) => (isKnown(kind) ? say(`event-kind.${kind}`) : kind);
}
