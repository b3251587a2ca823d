import { useQuery, useQueryClient } from '@tanstack/react-query';
import { reportRhythms } from '@voldaan/domain/reports/report-period';
import { useCallback, useState } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Report, readersQuery, scheduleReport } from './report-requests.ts';

/** To which colleagues the report goes, and how often. */
export function ReportMailing({ report }: Readonly<{ report: Report }>) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const { mail } = useMe();
  const queryClient = useQueryClient();
  const readers = useQuery(readersQuery);
  const [every, setEvery] = useState(report.schedule?.every ?? 'month');
  const [chosen, setChosen] = useState<readonly string[]>(report.schedule?.readers.map(({ id }) => id) ?? []);
  const send = useCallback(async () => {
    const saved = await scheduleReport(report.id, { every, readers: [...chosen] });
    await queryClient.invalidateQueries({ queryKey: ['reports'] });
    const { schedule } = saved;
    toast({
      text:
        schedule === null
          ? say('reports.mail-ended')
          : say('reports.mail-saved', { day: format.day(schedule.next_day) }),
    });
  }, [report.id, every, chosen, queryClient, toast, say, format]);
  const submission = useSubmit(send);
  return (
    <Section
      heading={say('reports.mail')}
      note={say('reports.mail-note')}
      aside={mail.configured ? null : <p className="note">{say('reports.mail-paused')}</p>}
    >
      <Form submission={submission} fieldPrefix="mailing-">
        <div className="stack">
          <SelectField
            label={say('reports.every')}
            value={every}
            options={reportRhythms.map((rhythm) => ({ value: rhythm, label: say(`reports.every-${rhythm}`) }))}
            onChange={setEvery}
          />
          <fieldset>
            <legend className="field-label">{say('reports.readers')}</legend>
            {(readers.data ?? []).map(({ id, name }) => (
              <Tick
                key={id}
                isSelected={chosen.includes(id)}
                onChange={(isOn) => setChosen(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
              >
                {name}
              </Tick>
            ))}
          </fieldset>
          {chosen.length > 0 || report.schedule !== null ? (
            <Button type="submit" isPending={submission.isPending}>
              {say('reports.mail-save', { count: chosen.length })}
            </Button>
          ) : null}
        </div>
      </Form>
    </Section>
  );
}
