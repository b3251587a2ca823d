import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { useEventWords } from './event-words.ts';
import type { RefusedEvent } from './touchpoint-requests.ts';

/** What a program told and was told no, for whoever minds that program. */
export function RefusedEvents({ refused }: Readonly<{ refused: readonly RefusedEvent[] }>) {
  const say = useSay();
  return (
    <Section heading={say('events.refused')} note={say('events.refused-note')}>
      <table className="bare">
        <caption className="unseen">{say('events.refused')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('events.what')}</th>
            <th scope="col">{say('events.reason')}</th>
            <th scope="col" className="end">
              {say('events.when')}
            </th>
          </tr>
        </thead>
        <tbody>
          {refused.map((one) => (
            <RefusedRow key={`${one.kind} ${one.external_id} ${one.code}`} refused={one} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function RefusedRow({ refused }: Readonly<{ refused: RefusedEvent }>) {
  const say = useSay();
  const format = useFormat();
  const words = useEventWords();
  return (
    <tr>
      <th scope="row">
        {refused.kind === '' ? say('events.no-kind') : words(refused.kind)}
        <small>{[refused.external_id, refused.key_name ?? ''].filter((part) => part !== '').join(' · ')}</small>
      </th>
      <td>
        {refused.detail}
        {refused.pointer === '' ? null : (
          <small>
            <code>{refused.pointer.slice(1).replaceAll('/', '.')}</code>
          </small>
        )}
      </td>
      <td className="end">
        {format.recent(refused.received_at, new Date())}
        <small>{say('events.times', { count: refused.times })}</small>
      </td>
    </tr>
  );
}
