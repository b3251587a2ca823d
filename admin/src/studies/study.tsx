import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../accounts/use-me.ts';
import { QueryView } from '../ui/query-view.tsx';
import { StudyPage } from './study-page.tsx';
import { studyQuery } from './study-requests.ts';
import { StudyWizard } from './study-wizard.tsx';

const route = getRouteApi('/signed-in/studies/$studyId');

/** A draft is thought out; a study that began is watched. */
export function StudyScreen() {
  const may = useMay();
  const { studyId } = route.useParams();
  const study = useQuery(studyQuery(studyId));
  return (
    <QueryView query={study} lines={6}>
      {(found) =>
        found.study.state === 'draft' && may('study.change') ? (
          <StudyWizard key={studyId} editable={found} />
        ) : (
          <StudyPage study={found.study} />
        )
      }
    </QueryView>
  );
}
