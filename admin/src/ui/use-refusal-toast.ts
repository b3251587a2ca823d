import { useCallback } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { refusalWords } from './refusal-words.ts';
import { useToast } from './toast.tsx';

/** Tells why something that was pressed did not happen, where there is no form beside it to say so. */
export function useRefusalToast(): (error: unknown) => void {
  const say = useSay();
  const toast = useToast();
  return useCallback((error) => toast({ text: refusalWords(error, say) }), [say, toast]);
}
