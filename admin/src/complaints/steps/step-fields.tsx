import { caseKinds, contactWays, decisionOutcomes, type Remedy, remedies } from '@voldaan/domain/complaints/case-event';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { DayField } from '../../studies/day-field.tsx';
import { Ticks } from '../../studies/ticks.tsx';
import { Tick } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CaseDetail } from '../case-requests.ts';
import { type OfferedName, offeredClosings } from './offered-steps.ts';
import { centsOf, grades3, grades5, type StepEdit } from './step-edit.ts';

type Props = Readonly<{ detail: CaseDetail; edit: StepEdit; change: (part: Partial<StepEdit>) => void }>;

/** What a step has to know. */
export function StepFields({ name, ...props }: Props & Readonly<{ name: OfferedName }>) {
  switch (name) {
    case 'assessed':
      return <AssessmentFields {...props} />;
    case 'extended':
      return <ExtensionFields {...props} />;
    case 'cause_named':
      return <CauseFields {...props} />;
    case 'decided':
      return <DecisionFields {...props} />;
    case 'left_open':
      return <RecourseFields {...props} />;
    case 'communicated':
      return <WayField {...props} />;
    case 'closed':
      return <ClosingField {...props} />;
    case 'kind_changed':
      return <KindFields {...props} />;
    case 'contact_impossible':
      return <ReasonField {...props} hint="cases.step-reason-inside" />;
    case 'acknowledged':
    case 'unfounded_confirmed':
    case 'kind_confirmed':
      return null;
  }
}

function AssessmentFields({ edit, change }: Props) {
  const say = useSay();
  const options = <Grade extends string>(grades: readonly Grade[]) =>
    grades.map((grade) => ({ value: grade, label: grade }));
  return (
    <>
      <div className="field-grid">
        <SelectField
          className="span-2"
          label={say('cases.step-severity')}
          value={edit.severity}
          options={options(grades5)}
          onChange={(severity) => change({ severity })}
        />
        <SelectField
          className="span-2"
          label={say('cases.step-complexity')}
          value={edit.complexity}
          options={options(grades3)}
          onChange={(complexity) => change({ complexity })}
        />
        <SelectField
          className="span-2"
          label={say('cases.step-impact')}
          value={edit.impact}
          options={options(grades5)}
          onChange={(impact) => change({ impact })}
        />
      </div>
      <Tick isSelected={edit.isAboutSafety} onChange={(isAboutSafety) => change({ isAboutSafety })}>
        {say('cases.step-safety')}
      </Tick>
      <Tick isSelected={edit.needsActionAtOnce} onChange={(needsActionAtOnce) => change({ needsActionAtOnce })}>
        {say('cases.step-at-once')}
      </Tick>
    </>
  );
}

function ExtensionFields({ detail, edit, change }: Props) {
  const say = useSay();
  const format = useFormat();
  const limit = detail.extension_limit;
  return (
    <>
      <DayField label={say('cases.step-until')} name="until" value={edit.day} onChange={(day) => change({ day })} />
      <p className="hint">
        {limit === null ? say('cases.step-limit-none') : say('cases.step-limit', { day: format.day(limit) })}
      </p>
      <ReasonField detail={detail} edit={edit} change={change} hint="cases.step-reason-told" />
      <Tick isSelected={edit.isAgreed} onChange={(isAgreed) => change({ isAgreed })}>
        {say('cases.step-agreed')}
      </Tick>
    </>
  );
}

function CauseFields({ detail, edit, change }: Props) {
  const say = useSay();
  return (
    <>
      <SelectField
        label={say('cases.cause')}
        value={edit.cause}
        options={detail.causes.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(cause) => change({ cause })}
      />
      <Tick isSelected={edit.isOutsideOurControl} onChange={(isOutside) => change({ isOutsideOurControl: isOutside })}>
        {say('cases.step-outside')}
        <small>{say('cases.step-outside-detail')}</small>
      </Tick>
    </>
  );
}

function DecisionFields({ detail, edit, change }: Props) {
  const say = useSay();
  return (
    <>
      <SelectField
        label={say('cases.step-outcome')}
        value={edit.outcome}
        options={decisionOutcomes.map((value) => ({ value, label: say(`complaint-analysis.outcome-${value}`) }))}
        onChange={(outcome) => change({ outcome })}
        {...(edit.outcome === 'unfounded' && { hint: say('cases.step-unfounded') })}
      />
      <Ticks<Remedy>
        label={say('cases.remedy')}
        offered={remedies.map((remedy) => [remedy, say(`remedy.${remedy}`)] as const)}
        chosen={edit.remedies}
        onChange={(chosen) => change({ remedies: chosen })}
      />
      <TextField
        label={say('cases.step-cost')}
        name="cost"
        value={edit.cost}
        onChange={(cost) => change({ cost })}
        inputMode="decimal"
        lengthMax={13}
        error={centsOf(edit.cost) === undefined ? say('cases.step-cost-malformed') : undefined}
      />
      <ReasonField detail={detail} edit={edit} change={change} hint="cases.step-reason-told" />
    </>
  );
}

function RecourseFields({ edit, change }: Props) {
  const say = useSay();
  return (
    <>
      <TextField
        label={say('cases.step-inside')}
        name="internal"
        value={edit.internalRecourse}
        onChange={(internalRecourse) => change({ internalRecourse })}
        lengthMax={2000}
        rows={2}
      />
      <TextField
        label={say('cases.step-elsewhere')}
        name="external"
        value={edit.externalRecourse}
        onChange={(externalRecourse) => change({ externalRecourse })}
        lengthMax={2000}
        rows={2}
      />
    </>
  );
}

function WayField({ edit, change }: Props) {
  const say = useSay();
  return (
    <SelectField
      label={say('cases.way')}
      value={edit.way}
      options={contactWays.map((way) => ({ value: way, label: say(`contact-way.${way}`) }))}
      onChange={(way) => change({ way })}
    />
  );
}

function ClosingField({ detail, edit, change }: Props) {
  const say = useSay();
  return (
    <SelectField
      label={say('cases.step-closing')}
      value={edit.closing}
      options={offeredClosings(detail.case).map((closing) => ({
        value: closing,
        label: say(`cases.closing-${closing}`),
      }))}
      onChange={(closing) => change({ closing })}
    />
  );
}

function KindFields({ detail, edit, change }: Props) {
  const say = useSay();
  return (
    <>
      <SelectField
        label={say('cases.kind')}
        value={edit.kind}
        options={caseKinds.map((kind) => ({ value: kind, label: say(`case-kind.${kind}`) }))}
        onChange={(kind) => change({ kind })}
        {...(detail.case.kind === 'complaint' && { hint: say('cases.step-unfounded') })}
      />
      <ReasonField detail={detail} edit={edit} change={change} hint="cases.step-reason-inside" />
    </>
  );
}

type ReasonHint = 'cases.step-reason-told' | 'cases.step-reason-inside';

function ReasonField({ edit, change, hint }: Props & Readonly<{ hint: ReasonHint }>) {
  const say = useSay();
  return (
    <TextField
      label={say('cases.step-reason')}
      name="reason"
      value={edit.reason}
      onChange={(reason) => change({ reason })}
      hint={say(hint)}
      lengthMax={4000}
      rows={2}
    />
  );
}
