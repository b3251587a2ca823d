import { useSay } from '../catalogue/text.tsx';
import { WaveTable } from '../invitations/wave-table.tsx';
import { Section } from '../ui/section.tsx';
import type { Study } from './study-requests.ts';

type StudyWave = Study['waves'][number];

const columns = [
  { name: 'study-waves.planned', count: ({ planned }: StudyWave) => planned, isWideOnly: true },
  { name: 'waves.sent', count: ({ sent }: StudyWave) => sent },
  { name: 'waves.answered', count: ({ answered }: StudyWave) => answered },
] as const;

/** What was sent for this study, wave by wave; a mail whose outcome is unknown is told, with the way to settle it. */
export function StudyWaves({ study }: Readonly<{ study: Study }>) {
  const say = useSay();
  const { survey_id: surveyId, waves } = study;
  const unknown = waves.reduce((sum, wave) => sum + wave.unknown, 0);
  return (
    <Section
      label={say('waves.heading')}
      heading={say('study-waves.heading', { count: waves.length })}
      note={unknown > 0 ? say('study-waves.unknown', { count: unknown }) : say('study-waves.note')}
    >
      {waves.length === 0 || surveyId === null ? (
        <p className="muted">{say('study-waves.none')}</p>
      ) : (
        <WaveTable surveyId={surveyId} waves={waves} columns={columns} />
      )}
    </Section>
  );
}
