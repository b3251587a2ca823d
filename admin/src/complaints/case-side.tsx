import '../ui/chart.css';
import './case-side.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { scaleLinear } from 'd3-scale';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Tick } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { CaseFiles } from './case-files.tsx';
import { CaseLog } from './case-log.tsx';
import { CaseMails } from './case-mails.tsx';
import { CaseRecovery } from './case-recovery.tsx';
import { addTask, type CaseDetail, caseQuery, tickTask } from './case-requests.ts';
import { CustomerLine } from './customer-line.tsx';
import { EarlierCases } from './earlier-cases.tsx';

type Props = Readonly<{ detail: CaseDetail }>;

/** What stands beside a case: the customer's scores, what is to be done, and everything that was done. */
export function CaseSide({ detail }: Props) {
  const say = useSay();
  const { case: one, scores } = detail;
  return (
    <aside className="case-side" aria-label={say('cases.side')}>
      {scores.length > 0 ? (
        <>
          <h3>{say('cases.scores')}</h3>
          <Spark scores={scores} />
        </>
      ) : null}
      {one.closed_at === null && one.reopenings === 0 ? null : <CaseRecovery caseId={one.id} />}
      <CaseFiles detail={detail} />
      <Tasks detail={detail} />
      <PromiseLink caseId={one.id} />
      {hasMails(detail) ? <CaseMails caseId={one.id} /> : null}
      <h3>{say('cases.log')}</h3>
      <CaseLog events={detail.events.toReversed()} />
      <EarlierCases earlier={detail.earlier} />
      {one.contact_id === null ? null : <CustomerLine contactId={one.contact_id} />}
    </aside>
  );
}

function hasMails({ case: one, events }: CaseDetail): boolean {
  return one.source === 'mail' || events.some(({ by, sequence }) => by.kind === 'customer' && sequence > 1);
}

/** What is promised in a conversation about a case stands in the register, with its day and who sees to it. */
function PromiseLink({ caseId }: Readonly<{ caseId: string }>) {
  const say = useSay();
  const may = useMay();
  if (!may('promise.make')) return null;
  return (
    <p className="source">
      <Link to="/promises/new" search={{ case: caseId }}>
        {say('promises.new')}
      </Link>
    </p>
  );
}

/** On one scale they are a line; of several scales only the marks are said. */
function Spark({ scores }: Readonly<{ scores: CaseDetail['scores'] }>) {
  const say = useSay();
  const format = useFormat();
  const newest = scores.at(-1);
  const alike = scores.filter(({ scale }) => scale === newest?.scale).slice(-8);
  const values = alike.map(({ score }) => score);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = scaleLinear([low, Math.max(high, low + 1)], [88, 24]);
  const x = (place: number) => (alike.length === 1 ? 50 : 4 + (92 * place) / (alike.length - 1));
  const label = say('cases.scores-said', { scores: format.list(values.map((value) => format.given(value))) });
  return (
    <svg className="chart case-spark" role="img" aria-label={label} height="104">
      <svg
        aria-hidden="true"
        width="100%"
        height="104"
        viewBox="0 0 100 104"
        preserveAspectRatio="none"
        overflow="visible"
      >
        <path className="line" d={`M${alike.map(({ score }, place) => `${x(place)},${y(score)}`).join('L')}`} />
      </svg>
      {alike.map(({ score, response_id }, place) => (
        <g key={response_id}>
          <circle className="dot" cx={`${x(place)}%`} cy={y(score)} r={place === alike.length - 1 ? 5 : 3.5} />
          <text className="ink" x={`${x(place)}%`} y={y(score) - 9} textAnchor="middle">
            {format.given(score)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Tasks({ detail }: Props) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const queryClient = useQueryClient();
  const refuse = useRefusalToast();
  const [what, setWhat] = useState('');
  const acting = useMutation({
    mutationFn: (act: () => Promise<CaseDetail>) => act(),
    onSuccess: (after) => queryClient.setQueryData(caseQuery(detail.case.id).queryKey, after),
    onError: refuse,
  });
  const isOpen = detail.case.closed_at === null && may('case.add-task');
  if (detail.tasks.length === 0 && !isOpen) return null;
  return (
    <>
      <h3>{say('cases.tasks')}</h3>
      {detail.tasks.map((task) => (
        <Tick
          key={task.id}
          isSelected={task.done_at !== null}
          onChange={(isDone) => acting.mutate(() => tickTask(detail.case.id, task.id, isDone))}
        >
          {task.what}
          {task.due_on === null ? null : <small>{format.shortDay(task.due_on)}</small>}
        </Tick>
      ))}
      {isOpen ? (
        <div className="case-task">
          <TextField label={say('cases.task')} name="task" value={what} onChange={setWhat} lengthMax={800} />
          <Button
            size="small"
            isDisabled={what.trim() === ''}
            onPress={() =>
              acting.mutate(async () => {
                const after = await addTask(detail.case.id, { what });
                setWhat('');
                return after;
              })
            }
          >
            {say('cases.task-add')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
