import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type CaseDetail, caseQuery, casesKey } from './case-requests.ts';

/** What every step does afterwards: show the case as it stands now, and who waits next. */
export function useCaseSteps(detail: CaseDetail) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<CaseDetail>) => act(),
    onSuccess: async (after) => {
      queryClient.setQueryData(caseQuery(detail.case.id).queryKey, after);
      toast({ text: say('cases.noted', { stage: say(`case-stage.${after.case.stage}`) }) });
      await queryClient.invalidateQueries({ queryKey: [...casesKey, 'list'] });
      await queryClient.invalidateQueries({ queryKey: [...casesKey, 'waiting'] });
    },
    onError: async (error) => {
      refuse(error);
      // A colleague was first: what stands there now is what has to be looked at.
      if (isProblem(error) && error.status === 409)
        await queryClient.invalidateQueries({ queryKey: caseQuery(detail.case.id).queryKey });
    },
  });
}
