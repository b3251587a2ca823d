import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { QueryView } from '../ui/query-view.tsx';
import { StudyPage } from './study-page.tsx';
import { type EditableStudy, studyQuery } from './study-requests.ts';
import { StudyWizard } from './study-wizard.tsx';

const route = getRouteApi('/signed-in/studies/$studyId');

export function StudyScreen() {
  const { studyId } = route.useParams();
  const study = useQuery(studyQuery(studyId));
  return (
    <QueryView query={study} lines={6}>
      {(found) => <OneStudy key={`${studyId} ${found.study.state}`} found={found} />}
    </QueryView>
  );
}

/**
 * A draft is thought out; a study that began is watched, and its plan can be changed while it rests. Each rest begins with
 * the study's page: a plan that was changed in an earlier one does not open by itself.
 */
function OneStudy({ found }: Readonly<{ found: EditableStudy }>) {
  const may = useMay();
  const [isChanging, setChanging] = useState(false);
  const { state } = found.study;
  const isOpen = state === 'draft' || (state === 'paused' && isChanging);
  return may('study.change') && isOpen ? (
    <StudyWizard editable={found} />
  ) : (
    <StudyPage study={found.study} onChange={() => setChanging(true)} />
  );
}
