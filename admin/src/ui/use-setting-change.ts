import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useSay } from '../catalogue/text.tsx';
import { useToast } from './toast.tsx';
import { useRefusalToast } from './use-refusal-toast.ts';

/** Saves a setting at once, as a switch does: what was saved is shown everywhere, and a refusal is said. */
export function useSettingChange<Change, Saved>(queryKey: QueryKey, save: (change: Change) => Promise<Saved>) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      queryClient.setQueryData(queryKey, saved);
      toast({ text: say('settings.saved') });
    },
    onError: refuse,
  });
}
