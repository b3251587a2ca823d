import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { CopyLink } from '../ui/copy-link.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { endShare, type Report, shareReport } from './report-requests.ts';

const dayChoices = ['7', '30', '90', '366'] as const;

/** Links that open the report without an account, until their day. */
export function ReportShares({ report }: Readonly<{ report: Report }>) {
  const say = useSay();
  const format = useFormat();
  const queryClient = useQueryClient();
  const tellRefusal = useRefusalToast();
  const [days, setDays] = useState<(typeof dayChoices)[number]>('30');
  const made = useMutation({
    mutationFn: () => shareReport(report.id, Number(days)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['reports'] }),
    onError: tellRefusal,
  });
  return (
    <Section heading={say('reports.share')} note={say('reports.share-note')}>
      <div className="stack">
        <SelectField
          label={say('reports.share-days')}
          value={days}
          options={dayChoices.map((choice) => ({
            value: choice,
            label: say('reports.share-days-option', { days: Number(choice) }),
          }))}
          onChange={setDays}
        />
        <Button onPress={() => made.mutate()} isPending={made.isPending}>
          {say('reports.share-make')}
        </Button>
        {made.data === undefined ? null : (
          <div role="status">
            <p className="note">{say('reports.share-once', { day: format.day(made.data.expires_at) })}</p>
            <p className="row">
              <code className="share-link">{made.data.url}</code>
              <CopyLink url={made.data.url} />
            </p>
          </div>
        )}
        <OpenShares report={report} />
      </div>
    </Section>
  );
}

function OpenShares({ report }: Readonly<{ report: Report }>) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const queryClient = useQueryClient();
  const tellRefusal = useRefusalToast();
  const ended = useMutation({
    mutationFn: (shareId: string) => endShare(report.id, shareId),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['reports'] });
      toast({ text: say('reports.share-ended') });
    },
    onError: tellRefusal,
  });
  if (report.shares.length === 0) return null;
  return (
    <ul>
      {report.shares.map(({ id, created_at, expires_at }) => {
        const words = say('reports.share-open', { made: format.moment(created_at), until: format.day(expires_at) });
        return (
          <li key={id} className="row row-apart">
            <span>{words}</span>
            <Button size="small" onPress={() => ended.mutate(id)} label={`${say('reports.share-end')}: ${words}`}>
              {say('reports.share-end')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
