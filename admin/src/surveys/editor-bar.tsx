import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { publishFaults } from '@voldaan/domain/surveys/publish-check';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { publishSurvey, type Survey, surveyQuery } from './survey-requests.ts';
import { SurveyStateMark } from './survey-state.tsx';
import { TryDialog } from './try-dialog.tsx';
import type { Draft, SaveState } from './use-draft.ts';

type Props = Readonly<{ survey: Survey; draft: Draft; mayChange: boolean }>;

/** Where we are, whether it is kept, and the next step: publish first, then try, then send. */
export function EditorBar({ survey, draft, mayChange }: Props) {
  const say = useSay();
  const may = useMay();
  const [isTrying, setTrying] = useState(false);
  const isPublished = survey.state === 'published';
  const isUnchanged = isPublished && !survey.is_changed && draft.saveState.kind === 'saved';
  return (
    <header className="editor-bar">
      <Link className="small" to="/surveys">
        {say('shell.surveys')}
      </Link>
      <h1>{draft.definition.name}</h1>
      <SurveyStateMark state={survey.state} />
      <span className="meta" role="status">
        <SaveWords saveState={draft.saveState} />
      </span>
      <span className="space" />
      {isPublished && may('wave.list') ? (
        <Link className={buttonClass('quiet')} to="/surveys/$surveyId/waves" params={{ surveyId: survey.id }}>
          {say('editor.waves')}
        </Link>
      ) : null}
      {isPublished ? <Button onPress={() => setTrying(true)}>{say('editor.try')}</Button> : null}
      {isPublished && may('wave.make') ? (
        <Link
          className={buttonClass(isUnchanged ? 'primary' : 'plain')}
          to="/surveys/$surveyId/send"
          params={{ surveyId: survey.id }}
        >
          {say('surveys.send')}
        </Link>
      ) : null}
      {mayChange && may('survey.publish') ? <Publish survey={survey} draft={draft} isUnchanged={isUnchanged} /> : null}
      <TryDialog survey={survey} isOpen={isTrying} onClose={() => setTrying(false)} />
    </header>
  );
}

function SaveWords({ saveState }: Readonly<{ saveState: SaveState }>) {
  const say = useSay();
  const format = useFormat();
  if (saveState.kind === 'saved') {
    return saveState.at ? say('editor.saved-at', { time: format.time(saveState.at.toISOString()) }) : null;
  }
  return say(`editor.state-${saveState.kind}`);
}

function Publish({ survey, draft, isUnchanged }: Readonly<{ survey: Survey; draft: Draft; isUnchanged: boolean }>) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const { publish, isPending, refusal } = usePublishing(survey, draft);
  const newest = Math.max(0, ...survey.versions.map(({ number }) => number));
  const faults = publishFaults(draft.definition);
  const number = newest + 1;

  return (
    <>
      {faults.length > 0 ? <span className="meta">{say('publish.faults', { count: faults.length })}</span> : null}
      {isUnchanged ? (
        <span className="meta">{say('publish.unchanged', { number: newest })}</span>
      ) : (
        <Button look="primary" isDisabled={faults.length > 0} onPress={() => setAsking(true)}>
          {say('publish.button', { number })}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void publish().then((isDone) => isDone && setAsking(false))}
        isPending={isPending}
        heading={say('publish.ask', { number })}
        confirmLabel={say('publish.button', { number })}
      >
        <p>{newest === 0 ? say('publish.first') : say('publish.again', { number: newest })}</p>
        {refusal === '' ? null : (
          <p className="field-error" role="alert">
            {refusal}
          </p>
        )}
      </ConfirmDialog>
    </>
  );
}

/** Saves what is not saved yet and freezes it into a version; what cannot be saved is not published. */
function usePublishing(survey: Survey, draft: Draft) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { attempt, isPending, refusal } = useAttempt();
  const publish = () =>
    attempt(async () => {
      const etag = await draft.flush();
      if (etag === undefined) return;
      const version = await publishSurvey(survey.id, etag);
      toast({ text: say('publish.done', { number: version.number }) });
      const touched = [surveyQuery(survey.id).queryKey, ['surveys'], ['overview'], ['me']];
      await Promise.all(touched.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    });
  return { publish, isPending, refusal };
}
