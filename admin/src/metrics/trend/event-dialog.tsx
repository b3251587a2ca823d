import { useQueryClient } from '@tanstack/react-query';
import { type MarkedEventKind, markedEventKinds } from '@voldaan/domain/metrics/trend/chart-event';
import { useCallback, useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type Submission, useSubmit } from '../../ui/use-submit.ts';
import { DayInput } from '../day-input.tsx';
import { type ChartEvent, changeChartEvent, makeChartEvent, type TrendHead } from './trend-requests.ts';

type Props = Readonly<{
  event: ChartEvent | undefined;
  /** Where a new one begins. */
  day: string;
  survey: TrendHead['survey'];
  onClose: () => void;
}>;

type Edit = Readonly<{
  kind: MarkedEventKind;
  name: string;
  day: string;
  /** '' for what took one day. */
  last_day: string;
  /** '' for all surveys. */
  survey_id: string;
}>;

/** What happened, when, and on whose charts it stands. */
export function EventDialog({ event, day, survey, onClose }: Props) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<Edit>(() => ({
    kind: markedEventKinds.find((kind) => kind === event?.kind) ?? 'other',
    name: event?.name ?? '',
    day: event?.day ?? day,
    last_day: event?.last_day ?? '',
    survey_id: event === undefined ? survey.id : (event.survey_id ?? ''),
  }));
  const change = (part: Partial<Edit>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    const wish = { ...edit, last_day: edit.last_day || null, survey_id: edit.survey_id || null };
    await (event === undefined ? makeChartEvent(wish) : changeChartEvent(event.id, wish));
    await queryClient.invalidateQueries({ queryKey: ['trend'] });
    toast({ text: say('marks.saved', { name: edit.name }) });
    onClose();
  }, [edit, event, queryClient, toast, say, onClose]);
  const submission = useSubmit(send);
  return (
    <Dialog isOpen onClose={onClose} heading={event === undefined ? say('marks.new') : say('marks.edit')}>
      <Form submission={submission} className="stack">
        <EventFields edit={edit} change={change} survey={survey} errorOf={submission.errorOf} />
        <p className="row dialog-actions">
          <Button type="submit" look="primary" isPending={submission.isPending}>
            {say('marks.save')}
          </Button>
          <Button onPress={onClose}>{say('ui.not-yet')}</Button>
        </p>
      </Form>
    </Dialog>
  );
}

type FieldsProps = Readonly<{
  edit: Edit;
  change: (part: Partial<Edit>) => void;
  survey: TrendHead['survey'];
  errorOf: Submission['errorOf'];
}>;

function EventFields({ edit, change, survey, errorOf }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        label={say('marks.name')}
        name="name"
        value={edit.name}
        onChange={(name) => change({ name })}
        error={errorOf('name')}
        lengthMax={100}
        isRequired
      />
      <SelectField
        label={say('marks.kind')}
        value={edit.kind}
        options={markedEventKinds.map((kind) => ({ value: kind, label: say(`event-mark.${kind}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <DayInput
        label={say('marks.day')}
        name="day"
        value={edit.day}
        onChange={(value) => change({ day: value })}
        error={errorOf('day')}
      />
      <DayInput
        label={say('marks.last-day')}
        name="last_day"
        value={edit.last_day}
        onChange={(last_day) => change({ last_day })}
        hint={say('marks.last-day-hint')}
        error={errorOf('last_day')}
      />
      <SelectField
        label={say('marks.where')}
        value={edit.survey_id}
        options={[
          { value: survey.id, label: survey.name },
          { value: '', label: say('marks.of-all') },
        ]}
        onChange={(survey_id) => change({ survey_id })}
      />
    </>
  );
}
