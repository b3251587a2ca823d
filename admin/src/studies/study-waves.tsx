import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { WaveStateMark } from '../invitations/wave-state.tsx';
import { Section } from '../ui/section.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import type { Study } from './study-requests.ts';

/** What was sent for this study, wave by wave; a mail whose outcome is unknown is told, with the way to settle it. */
export function StudyWaves({ study }: Readonly<{ study: Study }>) {
  const say = useSay();
  const format = useFormat();
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
        <TableScroll label={say('waves.heading')}>
          <table>
            <caption className="unseen">{say('waves.heading')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('waves.when')}</th>
                <th scope="col">{say('surveys.state')}</th>
                <th scope="col" className="end wide-only">
                  {say('study-waves.planned')}
                </th>
                <th scope="col" className="end">
                  {say('waves.sent')}
                </th>
                <th scope="col" className="end">
                  {say('waves.answered')}
                </th>
              </tr>
            </thead>
            <tbody>
              {waves.map((wave) => (
                <tr key={wave.id}>
                  <th scope="row">
                    <Link to="/surveys/$surveyId/waves/$waveId" params={{ surveyId, waveId: wave.id }}>
                      {format.moment(wave.created_at)}
                    </Link>
                  </th>
                  <td>
                    <StateOfWave state={wave.state} />
                  </td>
                  <td className="end number wide-only">{format.number(wave.planned)}</td>
                  <td className="end number">{format.number(wave.sent)}</td>
                  <td className="end number">{format.number(wave.answered)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Section>
  );
}

const waveStates = ['sending', 'held', 'paused', 'done', 'cancelled'] as const;

/** A state that this page does not know yet is shown as it is, never hidden. */
function StateOfWave({ state }: Readonly<{ state: string }>) {
  const known = waveStates.find((one) => one === state);
  return known === undefined ? state : <WaveStateMark state={known} />;
}
