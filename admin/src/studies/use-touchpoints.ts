import type { Touchpoint } from '@voldaan/domain/touchpoints/touchpoint';

/** The moments of the company's own journey. */
export function useTouchpoints(): readonly Pick<Touchpoint, 'id' | 'name' | 'eventKind'>[] {
  return [];
}
