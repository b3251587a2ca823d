import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Section } from '../ui/section.tsx';
import { useReasonWords } from './reason-words.ts';
import type { Study } from './study-requests.ts';
import { useGroupWords } from './use-strata.ts';

type Draw = Study['draws'][number];

/** How the sample was drawn: from whom, by lot from which seed, and who could not be drawn. It can be drawn again. */
export function StudyDraws({ study }: Readonly<{ study: Study }>) {
  const say = useSay();
  const { draws, quota, plan } = study;
  const groupWords = useGroupWords('by' in plan.sample ? plan.sample.by : undefined);
  if (draws.length === 0 && quota.length === 0) return null;
  const isCensus = draws.length > 0 && draws.every(({ is_census: isAll }) => isAll);
  return (
    <Section
      label={say('study-draws.label')}
      heading={say(isCensus ? 'study-draws.heading-census' : 'study-draws.heading', { count: draws.length })}
      note={say('study-draws.note')}
    >
      {draws.map((draw) => (
        <DrawLines key={draw.id} draw={draw} groupWords={groupWords} />
      ))}
      {quota.length === 0 ? null : <QuotaTable study={study} groupWords={groupWords} />}
    </Section>
  );
}

type GroupWords = Readonly<{ groupWords: (id: string) => string }>;

function DrawLines({ draw, groupWords }: Readonly<{ draw: Draw }> & GroupWords) {
  const say = useSay();
  const format = useFormat();
  const reasonWords = useReasonWords();
  const leftOut = draw.left_out.map(({ reason, count }) => `${reasonWords(reason)} (${format.number(count)})`);
  return (
    <div className="draw">
      <p>
        {say(draw.is_census ? 'study-draws.census' : 'study-draws.sample', {
          selected: draw.selected_count,
          frame: draw.frame_count,
        })}{' '}
        <span className="meta">{format.moment(draw.drawn_at)}</span>
      </p>
      {leftOut.length === 0 ? null : (
        <p className="note">{say('study-draws.left-out', { reasons: format.list(leftOut) })}</p>
      )}
      {draw.strata.length < 2 ? null : (
        <p className="note">
          {format.list(
            draw.strata.map(({ id, selected, size }) =>
              say('study-draws.stratum', { group: groupWords(id), selected, size }),
            ),
          )}
        </p>
      )}
      <p className="source">
        {say('study-draws.seed')} <code>{draw.seed}</code>
      </p>
    </div>
  );
}

function QuotaTable({ study, groupWords }: Readonly<{ study: Study }> & GroupWords) {
  const say = useSay();
  const format = useFormat();
  const { quota, plan } = study;
  // More customers are rung than there are places; a mail holds its place until it is answered or over.
  const [reserved, counted] =
    plan.channel === 'phone'
      ? (['fieldwork.reserved', 'fieldwork.counted'] as const)
      : (['study-draws.reserved', 'study-draws.counted'] as const);
  return (
    <table>
      <caption className="unseen">{say('sample-kind.quota')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('study-draws.group')}</th>
          <th scope="col" className="end">
            {say('study-draws.places')}
          </th>
          <th scope="col" className="end">
            {say(reserved)}
          </th>
          <th scope="col" className="end">
            {say(counted)}
          </th>
        </tr>
      </thead>
      <tbody>
        {quota.map((cell) => (
          <tr key={cell.cell}>
            <th scope="row">{groupWords(cell.cell)}</th>
            <td className="end number">{format.number(cell.places)}</td>
            <td className="end number">{format.number(cell.reserved)}</td>
            <td className="end number">{format.number(cell.counted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
