import { type Format, useFormat } from '../catalogue/format.ts';
import { type Say, useSay } from '../catalogue/text.tsx';
import { type FunnelStep, FunnelTable } from '../ui/funnel-table.tsx';
import { Section } from '../ui/section.tsx';
import type { Overview } from './overview-requests.ts';

type Funnel = NonNullable<Overview['funnel']>;

/** From invited to answered; beside every step the reason why it is fewer. Nobody disappears without one. */
export function ResponseFunnel({ funnel }: Readonly<{ funnel: Funnel }>) {
  const say = useSay();
  const format = useFormat();
  if (funnel.invited === 0) {
    return (
      <Section label={say('funnel.section')} heading={say('funnel.heading-link')}>
        <p>{say('funnel.link-only', { count: funnel.uninvited })}</p>
      </Section>
    );
  }
  const { answered, delivered } = funnel;
  return (
    <Section
      label={say('funnel.section')}
      // Anonymous answers are there before they are counted: then nothing is said of those who did not answer.
      heading={say(funnel.is_opening_known ? 'funnel.heading' : 'funnel.heading-counted', { answered, delivered })}
      note={say('funnel.note')}
    >
      <FunnelTable
        caption={say('funnel.caption')}
        heading={say('funnel.step')}
        steps={stepsOf(funnel, say, format)}
        most={funnel.invited}
      />
      {funnel.uninvited > 0 ? <p className="source">{say('funnel.uninvited', { count: funnel.uninvited })}</p> : null}
    </Section>
  );
}

function stepsOf(funnel: Funnel, say: Say, format: Format): readonly FunnelStep[] {
  const { invited, delivered, opened, answered, is_opening_known: isOpeningKnown } = funnel;
  const losses = funnel.losses.map(({ reason, count }) => say('funnel.loss', { reason, count }));
  const notAnswered = say('funnel.not-answered', { count: Math.max(0, opened - answered) });
  const rate = delivered === 0 ? '' : format.percent(Math.min(1, answered / delivered));
  return [
    { key: 'invited', name: say('funnel.invited'), count: invited, why: format.list(losses), isAnswered: false },
    {
      key: 'delivered',
      name: say('funnel.delivered'),
      count: delivered,
      why: isOpeningKnown
        ? say('funnel.not-opened', { count: Math.max(0, delivered - opened) })
        : say('funnel.unknown', { count: Math.max(0, delivered - answered) }),
      isAnswered: false,
    },
    ...(isOpeningKnown
      ? [{ key: 'opened', name: say('funnel.opened'), count: opened, why: notAnswered, isAnswered: false }]
      : []),
    {
      key: 'answered',
      name: say('funnel.answered'),
      count: answered,
      why: rate === '' ? '' : say('funnel.rate', { share: rate }),
      isAnswered: true,
    },
  ];
}
