import './alerts.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { Tick } from '../ui/choice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useRefusalToast } from '../ui/use-refusal-toast.ts';
import { changeDigest, type DigestShown, digestQuery, wishDigest } from './alert-requests.ts';

/** The digest of the week as it would go now, and whether it goes to oneself. */
export function Digest() {
  const say = useSay();
  const format = useFormat();
  const digest = useQuery(digestQuery);
  return (
    <QueryView query={digest} lines={8}>
      {(shown) => (
        <>
          <PageHead
            title={say('shell.digest')}
            heading={shown.digest.heading}
            isLede
            note={say('digest.period', {
              from: format.shortDay(shown.digest.from),
              to: format.day(dayBefore(shown.digest.to)),
            })}
          />
          {shown.digest.sections.map((section) => (
            <Section key={section.key} heading={section.heading}>
              {section.lines.length === 0 ? <p className="muted">{section.empty}</p> : <Lines lines={section.lines} />}
            </Section>
          ))}
          <Sending shown={shown} />
        </>
      )}
    </QueryView>
  );
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** The same sentences as in the mail, so that both say one thing. */
function Lines({ lines }: Readonly<{ lines: DigestShown['digest']['sections'][number]['lines'] }>) {
  return (
    <ul className="digest-lines">
      {lines.map(({ text, note, path }) => (
        <li key={text}>
          {path === null ? text : <a href={path}>{text}</a>}
          {note === null ? null : <small>{note}</small>}
        </li>
      ))}
    </ul>
  );
}

const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

function Sending({ shown }: Readonly<{ shown: DigestShown }>) {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const { is_wished, next_at, may_leave } = shown;
  const keep = useKeep();
  const note =
    is_wished && next_at !== null ? say('digest.next', { at: format.moment(next_at) }) : say('digest.sending-note');
  return (
    <Section
      heading={say('digest.sending')}
      note={note}
      aside={may_leave ? null : <p className="note">{say('reports.mail-paused')}</p>}
    >
      <div className="stack">
        <Tick isSelected={is_wished} onChange={(isWished) => keep.mutate(() => wishDigest(isWished))}>
          {say('digest.wish')}
          <small>{say('digest.wish-detail')}</small>
        </Tick>
        {may('digest.change') ? <Moment shown={shown} keep={(wish) => keep.mutate(() => changeDigest(wish))} /> : null}
      </div>
    </Section>
  );
}

type Wish = Readonly<{ weekday: number; hour: number }>;

function Moment({ shown, keep }: Readonly<{ shown: DigestShown; keep: (wish: Wish) => void }>) {
  const say = useSay();
  const format = useFormat();
  const { weekday, hour, zone } = shown;
  // 1 January 2023 was a Sunday.
  const nameOf = (day: number) =>
    new Intl.DateTimeFormat(format.locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2023, 0, 1 + day));
  return (
    <div className="field-grid">
      <SelectField
        className="span-3"
        label={say('digest.weekday')}
        value={String(weekday)}
        options={weekdays.map((day) => ({ value: String(day), label: nameOf(day) }))}
        onChange={(day) => keep({ weekday: Number(day), hour })}
      />
      <SelectField
        className="span-3"
        label={say('digest.hour')}
        value={String(hour)}
        options={Array.from({ length: 24 }, (_, one) => ({
          value: String(one),
          label: `${String(one).padStart(2, '0')}:00`,
        }))}
        hint={say('digest.hour-hint', { zone })}
        onChange={(one) => keep({ weekday, hour: Number(one) })}
      />
    </div>
  );
}

/** Kept as soon as it is chosen. */
function useKeep() {
  const say = useSay();
  const toast = useToast();
  const refuse = useRefusalToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: () => Promise<DigestShown>) => change(),
    onSuccess: (saved) => {
      queryClient.setQueryData(digestQuery.queryKey, saved);
      toast({ text: say('settings.saved') });
    },
    onError: refuse,
  });
}
