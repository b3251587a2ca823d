import { type KnownEventKind, knownEventKinds } from '@voldaan/domain/touchpoints/event-kind';
import { useCallback } from 'react';
import { useSay } from '../catalogue/text.tsx';

/** An event by the name that people know it by; one of the company's own keeps the name that it was told under. */
export function useEventKindWords(): (kind: string) => string {
  const say = useSay();
  return useCallback((kind) => (isKnown(kind) ? say(`event-kind.${kind}`) : kind), [say]);
}

function isKnown(kind: string): kind is KnownEventKind {
  return Object.hasOwn(knownEventKinds, kind);
}
