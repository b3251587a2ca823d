import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSay } from '../../catalogue/text.tsx';
import { Tick } from '../../ui/choice.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { changePraiseWish, praiseWishQuery } from './praise-requests.ts';

/** Whether one person wants the kind words of the week; shown where the company sends them. */
export function PraiseWish() {
  const say = useSay();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  const wish = useQuery(praiseWishQuery);
  const changing = useMutation({
    mutationFn: changePraiseWish,
    onSuccess: (saved) => queryClient.setQueryData(praiseWishQuery.queryKey, saved),
    onError: refuse,
  });
  if (wish.data === undefined || !wish.data.is_sent) return null;
  return (
    <div className="notices-mail">
      <Tick isSelected={wish.data.is_wanted} onChange={(isOn) => changing.mutate(isOn)}>
        {say('praise.wish')}
        <small>{say('praise.wish-detail')}</small>
      </Tick>
    </div>
  );
}
