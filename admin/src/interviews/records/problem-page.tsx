import { namedOptions } from '../../ui/named-options.ts';
import './records.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { problemStates } from '@voldaan/domain/interviews/problem';
import { useCallback, useState } from 'react';
import { staffQuery } from '../../accounts/account-requests.ts';
import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { improvementsQuery } from '../../improvements/improvement-requests.ts';
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
import { EvidenceFields } from './evidence-fields.tsx';
import { type Problem, type ProblemWish, problemsQuery, saveProblem } from './record-requests.ts';

const route = getRouteApi('/signed-in/problems/$problemId');

const empty: ProblemWish = { name: '', description: '', state: 'open', owner_id: null, action_ref: null, evidence: [] };

/** One problem: what shows it, whose it is, and what is done about it. */
export function ProblemPage() {
  const say = useSay();
  const { problemId } = route.useParams();
  const problems = useQuery(problemsQuery);
  const found = problems.data?.find(({ id }) => id === problemId);
  const crumb = <Link to="/problems">{say('shell.problems')}</Link>;
  if (problemId === 'new') {
    return (
      <>
        <PageHead title={say('problems.new')} crumb={crumb} />
        <ProblemForm first={empty} />
      </>
    );
  }
  return (
    <>
      <PageHead title={found?.name ?? say('problems.title')} crumb={crumb} />
      <QueryView query={problems}>
        {() =>
          found === undefined ? (
            <Failure error={undefined} />
          ) : (
            <ProblemForm key={found.id} first={wishOf(found)} known={found} />
          )
        }
      </QueryView>
    </>
  );
}

function wishOf({ name, description, state, owner_id, action_ref, evidence }: Problem): ProblemWish {
  return { name, description, state, owner_id, action_ref, evidence };
}

function ProblemForm({ first, known }: Readonly<{ first: ProblemWish; known?: Problem }>) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState(first);
  const change = (part: Partial<ProblemWish>) => setEdit((current) => ({ ...current, ...part }));
  const send = useCallback(async () => {
    const saved = await saveProblem(edit, known);
    await queryClient.invalidateQueries({ queryKey: problemsQuery.queryKey });
    toast({ text: say('problems.saved') });
    if (known === undefined) await navigate({ to: '/problems/$problemId', params: { problemId: saved.id } });
  }, [edit, known, queryClient, toast, say, navigate]);
  const submission = useSubmit(send);
  return (
    <Form submission={submission}>
      <Section heading={say('problems.what')}>
        <div className="field-grid">
          <TextField
            name="name"
            label={say('problems.name')}
            value={edit.name}
            onChange={(name) => change({ name })}
            error={submission.errorOf('name')}
          />
          <TextField
            name="description"
            label={say('problems.description')}
            value={edit.description}
            rows={4}
            onChange={(description) => change({ description })}
            error={submission.errorOf('description')}
          />
        </div>
      </Section>
      <EvidenceFields evidence={edit.evidence} onChange={(evidence) => change({ evidence })} />
      <Section heading={say('problems.who')}>
        <div className="field-grid">
          <SelectField
            label={say('problems.state')}
            value={edit.state}
            options={problemStates.map((state) => ({ value: state, label: say(`problem-state.${state}`) }))}
            onChange={(state) => change({ state })}
          />
          <OwnerField edit={edit} change={change} />
          <ActionField edit={edit} change={change} />
        </div>
      </Section>
      <p className="row section-action">
        <Button type="submit" look="primary" isPending={submission.isPending}>
          {say('problems.save')}
        </Button>
      </p>
    </Form>
  );
}

type PartProps = Readonly<{ edit: ProblemWish; change: (part: Partial<ProblemWish>) => void }>;

/** Who may see the staff may give it to one of them. */
function OwnerField({ edit, change }: PartProps) {
  const say = useSay();
  const may = useMay();
  const staff = useQuery({ ...staffQuery, enabled: may('staff.list') });
  if (staff.data === undefined) return null;
  return (
    <SelectField
      label={say('problems.owner')}
      value={edit.owner_id ?? ''}
      options={[{ value: '', label: say('problems.nobody') }, ...namedOptions(staff.data.data)]}
      onChange={(owner) => change({ owner_id: owner === '' ? null : owner })}
    />
  );
}

function ActionField({ edit, change }: PartProps) {
  const say = useSay();
  const actions = useQuery(improvementsQuery);
  const chosen = actions.data?.find(({ id }) => id === edit.action_ref);
  return (
    <>
      <SelectField
        label={say('problems.action')}
        value={edit.action_ref ?? ''}
        options={[{ value: '', label: say('problems.no-action') }, ...namedOptions(actions.data ?? [])]}
        onChange={(action) => change({ action_ref: action === '' ? null : action })}
      />
      {chosen === undefined ? null : (
        <p className="after-field">
          <Link to="/improvements/$actionId" params={{ actionId: chosen.id }}>
            {chosen.name}
          </Link>
        </p>
      )}
    </>
  );
}
