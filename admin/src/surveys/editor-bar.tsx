import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Button, buttonClass, LinkButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { partAt } from './builder/part-at.ts';
import { useBuilder } from './builder/use-builder.ts';
import { PublishButton } from './publish-button.tsx';
import { SurveyStateMark } from './survey-state.tsx';
import { TryDialog } from './try-dialog.tsx';
import type { SaveState } from './use-draft.ts';

/** Where we are, whether it is kept, the way back, and the next step: publish first, then try, then send. */
export function EditorBar() {
  const say = useSay();
  const may = useMay();
  const { survey, draft, mayChange } = useBuilder();
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
      {mayChange ? <StepButtons /> : null}
      {isPublished && may('wave.list') ? (
        <Link className={buttonClass('quiet')} to="/surveys/$surveyId/waves" params={{ surveyId: survey.id }}>
          {say('editor.waves')}
        </Link>
      ) : null}
      {isPublished && may('share.show') ? (
        <Link className={buttonClass('quiet')} to="/surveys/$surveyId/share" params={{ surveyId: survey.id }}>
          {say('editor.share')}
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
      {mayChange && may('survey.publish') ? (
        <>
          <FirstFault />
          <PublishButton isUnchanged={isUnchanged} />
        </>
      ) : null}
      <TryDialog survey={survey} isOpen={isTrying} onClose={() => setTrying(false)} />
    </header>
  );
}

/** One step back and one forward, without end. */
function StepButtons() {
  const say = useSay();
  const { draft, announce } = useBuilder();
  const step = (take: () => void, words: string) => () => {
    take();
    announce(words);
  };
  return (
    <>
      <Button
        look="quiet"
        isDisabled={!draft.canUndo}
        label={say('editor.undo-label')}
        onPress={step(draft.undo, say('editor.undone'))}
      >
        <Icon name="undo" />
        {say('editor.undo')}
      </Button>
      <Button
        look="quiet"
        isDisabled={!draft.canRedo}
        label={say('editor.redo-label')}
        onPress={step(draft.redo, say('editor.redone'))}
      >
        <Icon name="redo" />
        {say('editor.redo')}
      </Button>
    </>
  );
}

/** What is still to do before publishing leads to the first of it. */
function FirstFault() {
  const say = useSay();
  const { draft, findings, select } = useBuilder();
  const [first] = findings.faults;
  if (first === undefined) return null;
  return (
    <span className="meta">
      <LinkButton onPress={() => select(partAt(draft.definition, first.pointer), 'focus')}>
        {say('publish.faults', { count: findings.faults.length })}
      </LinkButton>
    </span>
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
