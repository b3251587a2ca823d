import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { isProblem } from '../http/problem.ts';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type CaseDetail, caseQuery, casesKey } from './case-requests.ts';

/** Where a case stood when somebody looked at it; a step names it, so that nobody's step in between is overwritten. */
export type CaseAt = Readonly<{ id: string; revision: number }>;

/**
 * Takes steps, and shows the case as it stands afterwards. As long as somebody has begun to write, or has a dialog open, the case
 * is theirs as they saw it: what a colleague does meanwhile is told (`news`), and their own step goes only after they were told.
 */
export function useCaseSteps(detail: CaseDetail, isWriting = false) {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const { id, revision } = detail.case;
  const [begun, setBegun] = useState(revision);
  const [told, setTold] = useState(revision);
  if (!isWriting && begun !== revision) {
    setBegun(revision);
    setTold(revision);
  }
  const taking = useMutation({
    mutationFn: (act: (at: CaseAt) => Promise<CaseDetail>) => act({ id, revision: isWriting ? told : revision }),
    onSuccess: (after) => {
      queryClient.setQueryData(caseQuery(id).queryKey, after);
      setBegun(after.case.revision);
      setTold(after.case.revision);
      toast({ text: say('cases.noted', { stage: say(`case-stage.${after.case.stage}`) }) });
      // Not waited for: a button that is still busy with a list takes no press, and the next step would seem to do nothing.
      void queryClient.invalidateQueries({ queryKey: [...casesKey, 'list'] });
      void queryClient.invalidateQueries({ queryKey: [...casesKey, 'waiting'] });
    },
    onError: async (error) => {
      // Said at every refusal: the news may stand there already, and the press would seem to have done nothing.
      refuse(error);
      if (!isProblem(error) || error.status !== 409) return;
      // A colleague was first: what stands there now is what has to be looked at, and then it may go.
      await queryClient.invalidateQueries({ queryKey: caseQuery(id).queryKey });
      const now = queryClient.getQueryData<CaseDetail>(caseQuery(id).queryKey);
      if (now !== undefined) setTold(now.case.revision);
    },
  });
  return { ...taking, news: isWriting ? detail.events.filter(({ sequence }) => sequence > begun) : [] };
}
