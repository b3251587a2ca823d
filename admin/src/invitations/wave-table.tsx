import { Link } from '@tanstack/react-router';
import { useFormat } from '../catalogue/format.ts';
import { type PlainMessageKey, useSay } from '../catalogue/text.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { WaveStateMark } from './wave-state.tsx';

/** A wave of a study is never anonymous, and says nothing of it. */
type ListedWave = Readonly<{ id: string; state: string; created_at: string; is_anonymous?: boolean }>;

/** How many of something there were in each wave. */
type CountColumn<W> = Readonly<{ name: PlainMessageKey; count: (wave: W) => number; isWideOnly?: boolean }>;

type Props<W> = Readonly<{ surveyId: string; waves: readonly W[]; columns: readonly CountColumn<W>[] }>;

/** Wave by wave when it was sent, how it stands and what is counted of it; the moment leads to the wave. */
export function WaveTable<W extends ListedWave>({ surveyId, waves, columns }: Props<W>) {
  const say = useSay();
  const format = useFormat();
  const shown = columns.map((column) => ({ ...column, className: column.isWideOnly ? 'end wide-only' : 'end' }));
  return (
    <TableScroll label={say('waves.heading')}>
      <table>
        <caption className="unseen">{say('waves.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('waves.when')}</th>
            <th scope="col">{say('surveys.state')}</th>
            {shown.map(({ name, className }) => (
              <th key={name} scope="col" className={className}>
                {say(name)}
              </th>
            ))}
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
                {wave.is_anonymous ? <span className="meta"> {say('wave.anonymous')}</span> : null}
              </td>
              {shown.map(({ name, className, count }) => (
                <td key={name} className={`number ${className}`}>
                  {format.number(count(wave))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const waveStates = ['sending', 'held', 'paused', 'done', 'cancelled'] as const;

/** A state that this page does not know yet is shown as it is, never hidden. */
function StateOfWave({ state }: Readonly<{ state: string }>) {
  const known = waveStates.find((one) => one === state);
  return known === undefined ? state : <WaveStateMark state={known} />;
}
