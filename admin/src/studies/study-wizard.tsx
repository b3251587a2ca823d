import './studies.css';
import '../invitations/invitations.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Message } from '../ui/message.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { LetterStep } from './letter-step.tsx';
import { NormStep } from './norm-step.tsx';
import { PurposeStep } from './purpose-step.tsx';
import { RemoveDraft } from './remove-draft.tsx';
import { SampleStep } from './sample-step.tsx';
import { SendStep } from './send-step.tsx';
import { type StepName, stepNames, type Walk } from './step.tsx';
import { StepNav } from './step-nav.tsx';
import { stepOf } from './study-edit.ts';
import type { EditableStudy, Study } from './study-requests.ts';
import { SurveyStep } from './survey-step.tsx';
import { TimingStep } from './timing-step.tsx';
import { type StudyEditing, useStudyEdit } from './use-study-edit.ts';

/** A study in the order in which it is thought out: what for, when is it good, by which method, and only then the questions. */
export function StudyWizard({ editable }: Readonly<{ editable: EditableStudy }>) {
  const say = useSay();
  const editing = useStudyEdit(editable);
  const walk = useWalk(editing);
  const { edit, change, study, etag, flush } = editing;
  return (
    <>
      <PageHead
        title={edit.name === '' ? say('study.unnamed') : edit.name}
        crumb={<Link to="/studies">{say('shell.studies')}</Link>}
        note={say('study.order')}
        actions={
          <>
            <SavedAt editing={editing} />
            {study.state === 'draft' ? <RemoveDraft study={study} /> : null}
          </>
        }
      />
      {editing.saveState.kind === 'conflict' ? (
        <Message tone="warn">
          <p>{say('study.conflict')}</p>
        </Message>
      ) : null}
      <StepNav walk={walk} />
      <PurposeStep edit={edit} change={change} walk={walk} />
      <NormStep edit={edit} change={change} walk={walk} />
      <TimingStep edit={edit} change={change} walk={walk} />
      <SampleStep edit={edit} change={change} walk={walk} study={study} etag={etag} />
      <SurveyStep edit={edit} change={change} walk={walk} />
      <LetterStep edit={edit} change={change} walk={walk} />
      <SendStep edit={edit} walk={walk} study={study} etag={etag} flush={flush} />
    </>
  );
}

/** One step is open. It is left behind once the server finds nothing missing in it any more. */
function useWalk({ study, flush }: StudyEditing): Walk {
  const say = useSay();
  const [open, setOpen] = useState<StepName>(() => firstLacking(study));
  const [hasMoved, setMoved] = useState(false);
  const [isProceeding, setProceeding] = useState(false);
  const [lack, setLack] = useState('');
  const isFixed = (step: StepName) => study.started_at !== null && (step === 'purpose' || step === 'norm');
  const go = (step: StepName) => {
    if (isFixed(step)) return;
    setLack('');
    setMoved(true);
    setOpen(step);
    void flush();
  };
  const proceed = async () => {
    setLack('');
    setProceeding(true);
    const saved = await flush();
    setProceeding(false);
    if (saved === undefined) return setLack(say('study.not-saved'));
    const lacking = saved.lacks.filter(({ pointer }) => stepOf(pointer) === open);
    if (lacking.length > 0) return setLack(lacking.map(({ detail }) => detail).join(' '));
    setMoved(true);
    // Whoever chose another step while this one was being saved stays there.
    setOpen((now) => (now === open ? (stepNames[stepNames.indexOf(open) + 1] ?? 'send') : now));
    return undefined;
  };
  return {
    open,
    hasMoved,
    isDone: (step) => step !== 'send' && study.lacks.every(({ pointer }) => stepOf(pointer) !== step),
    isFixed,
    go,
    proceed: () => void proceed(),
    isProceeding,
    lack,
  };
}

function firstLacking(study: Study): StepName {
  const lacking = study.lacks.map(({ pointer }) => stepOf(pointer));
  return stepNames.find((step) => lacking.includes(step)) ?? 'send';
}

function SavedAt({ editing }: Readonly<{ editing: StudyEditing }>) {
  const say = useSay();
  const format = useFormat();
  const { saveState, study } = editing;
  const at = (saveState.kind === 'saved' ? saveState.at?.toISOString() : undefined) ?? study.changed_at;
  return (
    <span className="meta" role="status">
      {saveState.kind === 'refused'
        ? saveState.detail
        : saveState.kind === 'saved'
          ? say('study.saved-at', { moment: format.recent(at, new Date()) })
          : say(`study.save-${saveState.kind}`)}
    </span>
  );
}
