import './editor.css';
import './surveys.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { QueryView } from '../ui/query-view.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { EditorBar } from './editor-bar.tsx';
import { EditorOutline } from './editor-outline.tsx';
import { EditorTexts } from './editor-texts.tsx';
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

/** The survey's texts with, beside them, what the customer will see. */
function Editor({ editable }: Readonly<{ editable: EditableSurvey }>) {
  const may = useMay();
  const draft = useDraft(editable);
  const [part, setPart] = useState('slip');
  const mayChange = may('survey.change-draft') && editable.survey.state !== 'closed';
  useEffect(() => {
    document.title = `${draft.definition.name} · Voldaan`;
  }, [draft.definition.name]);
  return (
    <div className="editor">
      <EditorBar survey={editable.survey} draft={draft} mayChange={mayChange} />
      <ConflictNotice draft={draft} />
      <div className="editor-columns">
        <EditorOutline survey={editable.survey} definition={draft.definition} part={part} />
        <EditorTexts survey={editable.survey} draft={draft} mayChange={mayChange} onPart={setPart} />
        <SurveyPreview surveyId={editable.survey.id} draft={draft} part={part} />
      </div>
    </div>
  );
}
