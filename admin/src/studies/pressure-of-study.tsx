import { useQuery } from '@tanstack/react-query';
import { useSay } from '../catalogue/text.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { ContactPressure } from './contact-pressure.tsx';
import { lookOf, type PressurePart } from './pressure-layout.ts';
import { type Study, type StudyPreview, studyPreviewQuery } from './study-requests.ts';

type Props = Readonly<{ study: Study; etag: string; isCensus: boolean; isByEvent: boolean }>;

/** What would become of every customer of the group if the study began now. */
export function PressureOfStudy({ study, etag, isCensus, isByEvent }: Props) {
  const preview = useQuery(studyPreviewQuery(study.id, etag));
  return (
    <div className="hairline pressure">
      <QueryView query={preview} lines={6}>
        {(found) => <Pressure preview={found} isCensus={isCensus} isByEvent={isByEvent} />}
      </QueryView>
    </div>
  );
}

type PressureProps = Readonly<{ preview: StudyPreview; isCensus: boolean; isByEvent: boolean }>;

function Pressure({ preview, isCensus, isByEvent }: PressureProps) {
  const say = useSay();
  const { population, due, left_out } = preview;
  const named = left_out.reduce((sum, { count }) => sum + count, 0);
  const spare = Math.max(0, population - due - named);
  const parts: readonly (PressurePart & { words: string })[] = [
    { key: 'asked', count: due, look: 'asked', words: say('study.pressure-asked', { count: due }) },
    {
      key: 'spare',
      count: spare,
      look: 'spare',
      words: say(isCensus ? 'study.pressure-later' : 'study.pressure-spare', { count: spare }),
    },
    ...left_out.map(({ reason, count, detail }) => ({
      key: reason,
      count,
      look: lookOf(reason),
      words: say('study.pressure-part', { count, detail }),
    })),
  ];
  if (population === 0)
    return <p className="source">{say(isByEvent ? 'study.pressure-no-event' : 'study.pressure-nobody')}</p>;
  return <ContactPressure heading={say('study.pressure', { due, population })} parts={parts} />;
}
