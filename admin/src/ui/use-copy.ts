import { useSay } from '../catalogue/text.tsx';
import { useToast } from './toast.tsx';

const words = {
  link: { done: 'ui.copied', refused: 'ui.copy-refused' },
  text: { done: 'ui.text-copied', refused: 'ui.text-copy-refused' },
} as const;

/** Puts something on the clipboard and says so; a browser that does not allow it leaves the copying to the reader. */
export function useCopy(kind: keyof typeof words): (content: string) => Promise<void> {
  const say = useSay();
  const toast = useToast();
  return async (content) => {
    try {
      await navigator.clipboard.writeText(content);
      toast({ text: say(words[kind].done) });
    } catch {
      toast({ text: say(words[kind].refused) });
    }
  };
}
