import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { type Report, removeReport } from './report-requests.ts';

export function RemoveReport({ report }: Readonly<{ report: Report }>) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const tellRefusal = useRefusalToast();
  const [isAsked, setAsked] = useState(false);
  const removal = useMutation({
    mutationFn: () => removeReport(report.id),
    onSuccess: async () => {
      toast({ text: say('reports.removed', { name: report.name }) });
      await navigate({ to: '/reports' });
      await queryClient.invalidateQueries({ queryKey: ['reports'] });
    },
    onError: tellRefusal,
  });
  return (
    <>
      <Button look="danger" onPress={() => setAsked(true)}>
        {say('reports.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => removal.mutate()}
        heading={say('reports.remove')}
        confirmLabel={say('reports.remove')}
        isPending={removal.isPending}
        isDanger
      >
        {say('reports.remove-text', { name: report.name })}
      </ConfirmDialog>
    </>
  );
}
