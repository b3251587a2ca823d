import { useQuery } from '@tanstack/react-query';
import { knownEventKinds } from '@voldaan/domain/touchpoints/event-kind';
import { useSay } from '../catalogue/text.tsx';
import { useEventWords } from '../touchpoints/event-words.ts';
import { touchpointsQuery } from '../touchpoints/touchpoint-requests.ts';
import { namedOptions } from '../ui/named-options.ts';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type ChangeStudy, changePlan, type StudyEdit } from './study-edit.ts';

type Props = Readonly<{ edit: StudyEdit; change: ChangeStudy; event: string }>;

/** Kinds that open or close a complaint, or end a contract, have studies of their own. */
const kindsOffered: readonly string[] = Object.entries(knownEventKinds)
  .filter(([, meaning]) => meaning !== 'complaint' && meaning !== 'complaint_end' && meaning !== 'end')
  .map(([kind]) => kind);

const ownKind = '-';
const kindLengthMax = 64;

/** After what the customer is asked: a moment of the own journey that an event tells of, or the event by its name. */
export function MomentField({ edit, change, event }: Props) {
  const say = useSay();
  const words = useEventWords();
  const touchpoints = (useQuery(touchpointsQuery).data ?? []).filter(({ event_kind: kind }) => kind !== '');
  const { timing } = edit.plan;
  if (timing.kind !== 'moment') return null;
  const touchpoint = touchpoints.find(({ id }) => id === edit.touchpointId);
  const kinds = kindsOffered.filter((kind) => touchpoints.every((moment) => moment.event_kind !== kind));
  const chosen = touchpoint?.id ?? (kindsOffered.includes(event) ? event : event === '' ? '' : ownKind);
  const choose = (value: string) => {
    const moment = touchpoints.find(({ id }) => id === value);
    const kind = moment?.event_kind ?? (value === ownKind ? 'own_event' : value);
    change((now) => ({
      ...now,
      touchpointId: moment?.id ?? null,
      plan: { ...now.plan, timing: { ...timing, event: kind } },
    }));
  };
  return (
    <>
      <SelectField
        label={say('study.moment')}
        value={chosen}
        hint={say('study.moment-hint')}
        options={[
          { value: '', label: say('study.moment-choose') },
          ...namedOptions(touchpoints),
          ...kinds.map((kind) => ({ value: kind, label: words(kind) })),
          { value: ownKind, label: say('study.moment-own') },
        ]}
        onChange={choose}
      />
      {chosen === ownKind ? (
        <TextField
          label={say('study.event-kind')}
          name="study.event"
          value={event}
          lengthMax={kindLengthMax}
          hint={say('study.event-kind-hint')}
          onChange={(kind) => changePlan(change, { timing: { ...timing, event: kind } })}
        />
      ) : null}
    </>
  );
}
