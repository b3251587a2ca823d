import { useQuery } from '@tanstack/react-query';
import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { useState } from 'react';
import { useMay, useMe } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { FirstDue } from './first-due.tsx';
import { StartChecks } from './start-checks.tsx';
import { Step, type Walk } from './step.tsx';
import { isByLink, isByMail, type StudyEdit } from './study-edit.ts';
import { type Study, type StudyPreview, studyPreviewQuery } from './study-requests.ts';
import { useStudyState } from './use-study-state.ts';
import { isByLot, sendsAtOnce } from './who-is-first.ts';

type Props = Readonly<{
  edit: StudyEdit;
  walk: Walk;
  study: Study;
  etag: string;
  flush: () => Promise<Study | undefined>;
}>;

/** What is still missing, who would be asked first, and the one press that begins. */
export function SendStep({ edit, walk, study, etag, flush }: Props) {
  const say = useSay();
  const may = useMay();
  const lacks = study.lacks;
  return (
    <Step
      name="send"
      walk={walk}
      heading={say('study.step-send')}
      note={lacks.length === 0 ? say('study.send-note') : say('study.send-lacks', { count: lacks.length })}
    >
      <StartChecks walk={walk} study={study} edit={edit} />
      {isByLink(edit.plan) ? null : <DueNow edit={edit} study={study} etag={etag} />}
      {may('study.start') ? <Begin study={study} etag={etag} flush={flush} edit={edit} /> : null}
    </Step>
  );
}

function DueNow({ edit: { plan }, study, etag }: Omit<Props, 'walk' | 'flush'>) {
  const preview = useQuery(studyPreviewQuery(study.id, etag));
  return (
    <QueryView query={preview}>
      {(found) => (isByLot(plan) ? <DueByLot plan={plan} preview={found} /> : <FirstDue preview={found} />)}
    </QueryView>
  );
}

function DueByLot({ plan, preview }: Readonly<{ plan: StudyDraft; preview: StudyPreview }>) {
  const say = useSay();
  const { population, due } = preview;
  const isMonthly = plan.timing.kind === 'relation' && plan.timing.cadence.every === 'rolling';
  return (
    <p className="source">
      {isMonthly ? say('study.by-lot-monthly', { population }) : say('study.by-lot', { population, due })}
    </p>
  );
}

/** The button says to how many; it asks first, because a mail cannot be taken back. */
function Begin({ study, etag, flush, edit }: Omit<Props, 'walk'>) {
  const say = useSay();
  const format = useFormat();
  const { mail } = useMe();
  const changeState = useStudyState(study.id);
  const preview = useQuery(studyPreviewQuery(study.id, etag));
  const [isAsking, setAsking] = useState(false);
  const [isUnsaved, setUnsaved] = useState(false);
  const { attempt, isPending, refusal } = useAttempt();
  const { timing } = edit.plan;
  const due = preview.data?.due ?? 0;
  const isPaused = study.state === 'paused';
  const isSending = !isPaused && due > 0 && sendsAtOnce(edit.plan, new Date().toISOString().slice(0, 10));
  const words = isSending ? say('send.button', { count: due }) : say(isPaused ? 'study.resume' : 'study.start');
  const start = () =>
    attempt(async () => {
      const saved = await flush();
      setUnsaved(saved === undefined);
      if (saved === undefined) return;
      await changeState(isPaused ? 'resume' : 'start');
      setAsking(false);
    });
  return (
    <>
      <div className="step-end">
        <Button look="primary" isDisabled={study.lacks.length > 0} onPress={() => setAsking(true)}>
          {words}
        </Button>
        {timing.kind === 'relation' ? <span className="meta">{say('study.seeded')}</span> : null}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void start()}
        isPending={isPending}
        heading={isSending ? say('send.ask', { count: due }) : say('study.start-ask')}
        confirmLabel={words}
      >
        <p>{said()}</p>
        <Refusal reason={isUnsaved ? say('study.not-saved') : refusal} />
        <p className="meta">{say('study.start-norm', { day: format.day(new Date().toISOString()) })}</p>
      </ConfirmDialog>
    </>
  );

  function said(): string {
    if (isSending) return say(mail.configured ? 'send.ask-text' : 'send.ask-outbox');
    return say(isByMail(edit.plan) ? 'study.start-text' : 'study.start-yourself');
  }
}
