import { useMutation, useQueryClient } from '@tanstack/react-query';
import { axisAround } from '@voldaan/domain/metrics/axis';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { useState } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useFormat } from '../../catalogue/format.ts';
import { Rich, useSay } from '../../catalogue/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { shownEstimate } from '../../ui/estimate.tsx';
import { Section } from '../../ui/section.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { Whisker, type WhiskerAxis, WhiskerAxisHead } from '../../ui/whisker.tsx';
import { Term } from '../glossary/term.tsx';
import { useItemWords } from '../item-words.ts';
import { MetricName } from '../metric-name.tsx';
import { NormVerdict } from '../norm-verdict.tsx';
import type { ScoreWords } from '../score-words.ts';
import { endNorm, type Norm, type NormHead } from './norm-requests.ts';

type Props = Readonly<{ item: NormHead['item']; norms: readonly Norm[]; onEdit: (norm: Norm) => void }>;

/** The norms of one rating, all on one axis: each row with its own norm line and verdict. */
export function NormSection({ item, norms, onEdit }: Props) {
  const say = useSay();
  const words = useItemWords(item);
  const shown = norms.flatMap(({ estimate }) => (estimate === null ? [] : (shownEstimate(estimate) ?? [])));
  const values = [...norms.map(({ value }) => value), ...shown.flatMap(({ low, high }) => [low, high])];
  const axis = axisAround(values, words);
  // In so narrow a column only the ends have room for their figures.
  const ends = { ...axis, ticks: axis.ticks.filter((_, index) => index === 0 || index === axis.ticks.length - 1) };
  return (
    <Section
      label={item.role === 'none' ? say('norms.rating') : <MetricName item={item} />}
      heading={item.label}
      note={<Rich message="norms.note" tags={{ verdict: (said) => <Term name="norm-verdict">{said}</Term> }} />}
    >
      <TableScroll label={say('norms.table', { question: item.label })}>
        <table className="ledger norm-table">
          <thead>
            <tr>
              <th scope="col">{say('norms.who')}</th>
              <th scope="col" className="end">
                {say('norms.norm')}
              </th>
              <th scope="col" className="axis-cell wide-only">
                <span className="unseen">{say('norms.axis')}</span>
                <WhiskerAxisHead axis={ends} figure={words.figure} />
              </th>
              <th scope="col">{say('norms.verdict')}</th>
              <th scope="col">
                <span className="unseen">{say('norms.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {norms.map((norm) => (
              <NormRow key={norm.id ?? 'published'} norm={norm} axis={axis} words={words} onEdit={() => onEdit(norm)} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  );
}

type RowProps = Readonly<{ norm: Norm; axis: WhiskerAxis; words: ScoreWords; onEdit: () => void }>;

function NormRow({ norm, axis, words, onEdit }: RowProps) {
  const say = useSay();
  const shown = norm.estimate === null ? undefined : shownEstimate(norm.estimate);
  const name = norm.group === null ? say('norms.everybody') : norm.group.value_label;
  return (
    <tr>
      <th scope="row">
        {name}
        <small>
          {norm.group === null ? null : `${norm.group.trait_label} · `}
          <NormDays norm={norm} />
          {norm.reason === '' ? null : ` · ${norm.reason}`}
        </small>
      </th>
      <td className="end number">{words.figure(norm.value)}</td>
      <td className="whisker-cell wide-only">
        <Whisker
          axis={axis}
          value={shown}
          norm={norm.value}
          isUndecided={norm.verdict?.verdict === 'cannot tell yet'}
        />
      </td>
      <td className="norm-verdict">
        {shown === undefined ? null : (
          <p className="number">
            <b>{words.figure(shown.estimate)}</b>{' '}
            <span className="small muted">
              {say('estimate.between', { low: words.figure(shown.low), high: words.figure(shown.high) })}
              {' · '}n {norm.estimate?.n ?? 0}
            </span>
          </p>
        )}
        {norm.verdict === null ? (
          <span className="muted">{norm.state === 'coming' ? say('norms.coming') : say('norms.hidden')}</span>
        ) : (
          <NormVerdict norm={norm.verdict} figure={words.figure} isShown={shown !== undefined} />
        )}
      </td>
      <td>{norm.id === null ? null : <NormActs norm={norm} id={norm.id} name={name} onEdit={onEdit} />}</td>
    </tr>
  );
}

function NormDays({ norm }: Readonly<{ norm: Norm }>) {
  const say = useSay();
  const format = useFormat();
  if (norm.from === null) return say('norms.published');
  if (norm.to === null)
    return say(norm.state === 'coming' ? 'norms.from-day' : 'norms.since', { from: format.day(norm.from) });
  return say('marks.days', { from: format.day(norm.from), to: format.day(addDays(norm.to, -1)) });
}

type ActsProps = Readonly<{ norm: Norm; id: string; name: string; onEdit: () => void }>;

function NormActs({ norm, id, name, onEdit }: ActsProps) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const ending = useMutation({
    mutationFn: () => endNorm(id),
    onSuccess: () => {
      toast({ text: say('norms.ended', { name }) });
      setAsked(false);
    },
    onError: useRefusalToast(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['norms'] }),
  });
  return (
    <span className="row norm-acts">
      {may('norm.change') ? (
        <Button size="small" look="quiet" label={say('norms.change-named', { name })} onPress={onEdit}>
          {say('marks.change')}
        </Button>
      ) : null}
      {may('norm.end') && norm.state !== 'ended' ? (
        <Button size="small" look="quiet" label={say('norms.end-named', { name })} onPress={() => setAsked(true)}>
          {say('norms.end')}
        </Button>
      ) : null}
      <ConfirmDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => ending.mutate()}
        isPending={ending.isPending}
        heading={say('norms.end-ask', { name })}
        confirmLabel={say('norms.end')}
      >
        <p>{say('norms.end-text')}</p>
      </ConfirmDialog>
    </span>
  );
}
