import './records.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { consentWays, recordKinds } from '@voldaan/domain/interviews/problem';
import { useCallback, useState } from 'react';
import { useSay } from '../../catalogue/text.tsx';
import { DayField } from '../../studies/day-field.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { CustomerFields } from './customer-fields.tsx';
import { PassageFields } from './passage-fields.tsx';
import { type FieldRecord, type RecordWish, recordsQuery, saveRecord } from './record-requests.ts';

const route = getRouteApi('/signed-in/records/$recordId');

const empty = (): RecordWish => ({
  kind: 'interview',
  title: '',
  held_on: new Date().toISOString().slice(0, 10),
  participants: '',
  contact_ids: [],
  guide: '',
  consent: 'spoken',
  consent_note: '',
  notes: '',
  passages: [],
});

/** One interview, discussion or observation: to write down, and to read again. */
export function RecordPage() {
  const say = useSay();
  const { recordId } = route.useParams();
  const records = useQuery(recordsQuery);
  const found = records.data?.find(({ id }) => id === recordId);
  const crumb = <Link to="/records">{say('shell.records')}</Link>;
  if (recordId === 'new') {
    return (
      <>
        <PageHead title={say('records.new')} crumb={crumb} />
        <RecordForm first={empty()} />
      </>
    );
  }
  return (
    <>
      <PageHead title={found?.title ?? say('records.title')} crumb={crumb} />
      <QueryView query={records}>
        {() =>
          found === undefined ? (
            <Failure error={undefined} />
          ) : (
            <RecordForm key={found.id} first={wishOf(found)} known={found} />
          )
        }
      </QueryView>
    </>
  );
}

function wishOf({
  id: _,
  contacts: _contacts,
  revision: _revision,
  made_by: _by,
  changed_at: _at,
  ...wish
}: FieldRecord): RecordWish {
  return wish;
}

type FormProps = Readonly<{ first: RecordWish; known?: FieldRecord }>;

function RecordForm({ first, known }: FormProps) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState(first);
  const change = (part: Partial<RecordWish>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    const saved = await saveRecord(edit, known);
    await queryClient.invalidateQueries({ queryKey: recordsQuery.queryKey });
    toast({ text: say('records.saved') });
    if (known === undefined) await navigate({ to: '/records/$recordId', params: { recordId: saved.id } });
  }, [edit, known, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  const text = (name: 'title' | 'participants' | 'guide' | 'consent_note' | 'notes', label: string, rows?: number) => (
    <TextField
      name={name}
      label={label}
      value={edit[name]}
      onChange={(value) => change({ [name]: value })}
      error={submission.errorOf(name)}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  return (
    <Form submission={submission}>
      <Section heading={say('records.what')}>
        <div className="field-grid">
          {text('title', say('records.name'))}
          <KindAndDay edit={edit} change={change} />
          {text('participants', say('records.participants'))}
          <SelectField
            label={say('records.consent')}
            value={edit.consent}
            options={consentWays.map((way) => ({ value: way, label: say(`consent-way.${way}`) }))}
            onChange={(consent) => change({ consent })}
          />
          {text('consent_note', say('records.consent-note'))}
        </div>
      </Section>
      <CustomerFields
        known={known?.contacts ?? []}
        chosen={edit.contact_ids}
        onChange={(contact_ids) => change({ contact_ids })}
      />
      <Section heading={say('records.heard')}>
        <div className="field-grid">
          {text('guide', say('records.guide'), 4)}
          {text('notes', say('records.notes'), 10)}
        </div>
      </Section>
      <PassageFields passages={edit.passages} onChange={(passages) => change({ passages })} />
      <p className="row section-action">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say('records.save')}
        </Button>
      </p>
    </Form>
  );
}

type PartProps = Readonly<{ edit: RecordWish; change: (part: Partial<RecordWish>) => void }>;

function KindAndDay({ edit, change }: PartProps) {
  const say = useSay();
  return (
    <div className="row record-row">
      <SelectField
        label={say('records.kind')}
        value={edit.kind}
        options={recordKinds.map((kind) => ({ value: kind, label: say(`record-kind.${kind}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <DayField
        label={say('records.held-on')}
        name="held_on"
        value={edit.held_on}
        onChange={(heldOn) => change({ held_on: heldOn })}
      />
    </div>
  );
}
