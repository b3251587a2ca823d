import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../accounts/use-me.ts';
import { QueryView } from '../ui/query-view.tsx';
import { StudyPage } from './study-page.tsx';
import { type Study, studyQuery } from './study-requests.ts';
import { StudyWizard } from './study-wizard.tsx';

const route = getRouteApi('/signed-in/studies/$studyId');

/** A draft is thought out; a study that began is watched, and its plan can be changed while it rests. */
export function StudyScreen() {
  const may = useMay();
  const { studyId } = route.useParams();
  const study = useQuery(studyQuery(studyId));
  const [isChanging, setChanging] = useState(false);
  return (
    <QueryView query={study} lines={6}>
      {(found) =>
        may('study.change') && isOpen(found.study.state, isChanging) ? (
          <StudyWizard key={studyId} editable={found} />
        ) : (
          <StudyPage study={found.study} onChange={() => setChanging(true)} />
        )
      }
    </QueryView>
  );
}

function isOpen(state: Study['state'], isChanging: boolean): boolean {
  return state === 'draft' || (state === 'paused' && isChanging);
}
