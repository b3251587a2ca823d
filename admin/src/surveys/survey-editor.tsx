import './editor.css';
import './builder/outline.css';
import './builder/builder.css';
import './builder/condition.css';
import './surveys.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { QueryView } from '../ui/query-view.tsx';
import { OpenPart } from './builder/open-part.tsx';
import { Outline } from './builder/outline.tsx';
import { type Builder, BuilderContext } from './builder/use-builder.ts';
import { useFindings } from './builder/use-findings.ts';
import { useUndoKeys } from './builder/use-undo-keys.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { EditorBar } from './editor-bar.tsx';
import { SurveyPreview } from './survey-preview.tsx';
import { type EditableSurvey, surveyQuery } from './survey-requests.ts';
import { useDraft } from './use-draft.ts';

const route = getRouteApi('/signed-in/surveys/$surveyId');

export function SurveyEditor() {
  const { surveyId } = route.useParams();
  const survey = useQuery({ ...surveyQuery(surveyId), refetchOnWindowFocus: false, staleTime: 0, gcTime: 0 });
  return (
    <QueryView query={survey} lines={6}>
      {(editable) => <Editor key={surveyId} editable={editable} />}
    </QueryView>
  );
}

/** The survey as a tree, the part of it that is open, and what the customer will see. */
function Editor({ editable }: Readonly<{ editable: EditableSurvey }>) {
  const builder = useNewBuilder(editable);
  const { draft } = builder;
  useUndoKeys(draft);
  useEffect(() => {
    document.title = `${draft.definition.name} · Voldaan`;
  }, [draft.definition.name]);
  return (
    <BuilderContext value={builder}>
      <div className="editor">
        <EditorBar />
        <ConflictNotice draft={draft} />
        <div className="editor-columns">
          <Outline />
          <OpenPart />
          <SurveyPreview />
        </div>
        <Announcement words={builder.announced} />
      </div>
    </BuilderContext>
  );
}

function useNewBuilder(editable: EditableSurvey): Builder & Readonly<{ announced: string }> {
  const { survey } = editable;
  const may = useMay();
  const draft = useDraft(editable);
  const [selected, setSelected] = useState('slip');
  const [focuses, setFocuses] = useState(0);
  const [announced, announce] = useState('');
  const [showsStatus, setShowsStatus] = useState(false);
  const findings = useFindings(survey.id, draft.definition, draft.revision);
  const mayChange = may('survey.change-draft') && survey.state !== 'closed';
  const select = useCallback<Builder['select']>((key, focus) => {
    setSelected(key);
    if (focus === 'focus' || window.matchMedia('(max-width: 1023px)').matches) setFocuses((count) => count + 1);
  }, []);
  useEffect(() => {
    if (focuses > 0) document.getElementById('part-heading')?.focus();
  }, [focuses]);
  return useMemo(
    () => ({ survey, draft, mayChange, selected, select, announce, announced, findings, showsStatus, setShowsStatus }),
    [survey, draft, mayChange, selected, select, announced, findings, showsStatus],
  );
}

function Announcement({ words }: Readonly<{ words: string }>) {
  return (
    <p className="unseen" role="status" aria-live="polite">
      {words}
    </p>
  );
}
