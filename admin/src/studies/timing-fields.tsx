import type { CadenceDraft, StudyDraft } from '@voldaan/domain/studies/study-draft';
import type { ReactNode } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Choice } from '../ui/choice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { DayField } from './day-field.tsx';
import { MomentField } from './moment-field.tsx';
import { NumberField } from './number-field.tsx';
import { type ChangeStudy, changePlan, type StudyEdit } from './study-edit.ts';
import { durationWords } from './timing-said.tsx';

type Timing = StudyDraft['timing'];
type Props = Readonly<{ edit: StudyEdit; change: ChangeStudy }>;

const delaysOffered = [0, 2, 24, 48, 72, 168, 336, 720];
const validOffered = [72, 168, 336, 720, 2160];
const silentDaysMax = 3650;
const monthsMost = 36;

/** The moment of asking, as each kind of study knows it. */
export function TimingFields({ edit, change }: Props) {
  const { timing } = edit.plan;
  const setTiming = (next: Timing) => changePlan(change, { timing: next });
  switch (timing.kind) {
    case 'moment':
      return (
        <>
          <MomentField edit={edit} change={change} event={timing.event} />
          <DelayFields timing={timing} onChange={setTiming} />
        </>
      );
    case 'expectation':
    case 'complaint':
    case 'exit':
      return <DelayFields timing={timing} onChange={setTiming} />;
    case 'silent':
      return <SilentFields timing={timing} onChange={setTiming} />;
    case 'relation':
      return (
        <CadenceFields cadence={timing.cadence} onChange={(cadence) => setTiming({ ...timing, cadence })}>
          <ValidField timing={timing} onChange={setTiming} />
        </CadenceFields>
      );
    case 'anonymous':
      return <AnonymousNote />;
  }
}

function AnonymousNote() {
  const say = useSay();
  return <p>{say('study.anonymous-note')}</p>;
}

type PartProps<T extends Timing> = Readonly<{ timing: T; onChange: (timing: Timing) => void }>;

function DelayFields({ timing, onChange }: PartProps<Extract<Timing, { delayHours: number }>>) {
  const say = useSay();
  return (
    <div className="field-pair">
      <HoursField
        label={say('study.delay')}
        hint={say('study.delay-hint')}
        hours={timing.delayHours}
        offered={delaysOffered}
        onChange={(delayHours) => onChange({ ...timing, delayHours })}
      />
      <ValidField timing={timing} onChange={onChange} />
    </div>
  );
}

function ValidField({ timing, onChange }: PartProps<Extract<Timing, { validHours: number }>>) {
  const say = useSay();
  return (
    <HoursField
      label={say('study.valid')}
      hint={say('study.valid-hint')}
      hours={timing.validHours}
      offered={validOffered}
      onChange={(validHours) => onChange({ ...timing, validHours })}
    />
  );
}

type HoursProps = Readonly<{
  label: string;
  hint: string;
  hours: number;
  offered: readonly number[];
  onChange: (hours: number) => void;
}>;

/** A few usual lengths of time, and the one that stands there already. */
function HoursField({ label, hint, hours, offered, onChange }: HoursProps) {
  const say = useSay();
  const all = offered.includes(hours) ? offered : [...offered, hours].toSorted((one, other) => one - other);
  return (
    <SelectField
      label={label}
      hint={hint}
      value={String(hours)}
      options={all.map((length) => ({ value: String(length), label: durationWords(length, say) }))}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}

function SilentFields({ timing, onChange }: PartProps<Extract<Timing, { kind: 'silent' }>>) {
  const say = useSay();
  return (
    <div className="field-pair">
      <NumberField
        label={say('study.silent-days')}
        name="study.silentDays"
        value={timing.silentDays}
        least={1}
        most={silentDaysMax}
        onChange={(silentDays) => onChange({ ...timing, silentDays })}
      />
      <ValidField timing={timing} onChange={onChange} />
    </div>
  );
}

type CadenceProps = Readonly<{ cadence: CadenceDraft; onChange: (cadence: CadenceDraft) => void; children: ReactNode }>;

const cadences = ['once', 'month', 'quarter', 'rolling'] as const;
const rollingMonths = 12;

function CadenceFields({ cadence, onChange, children }: CadenceProps) {
  const say = useSay();
  const day = cadence.every === 'once' ? cadence.on : cadence.from;
  const withDay = (every: CadenceDraft['every'], from: string): CadenceDraft => {
    if (every === 'once') return { every, on: from };
    if (every !== 'rolling') return { every, from };
    return { every, from, months: cadence.every === 'rolling' ? cadence.months : rollingMonths };
  };
  return (
    <>
      <Choice
        label={say('study.cadence')}
        value={cadence.every}
        options={cadences.map((every) => ({
          value: every,
          label: say(`study-cadence.${every}`),
          detail: say(`study-cadence-note.${every}`),
        }))}
        onChange={(every) => onChange(withDay(every, day))}
      />
      <div className="field-pair">
        <DayField
          label={say(cadence.every === 'once' ? 'study.day' : 'study.from-day')}
          name="study.day"
          value={day}
          onChange={(from) => onChange(withDay(cadence.every, from))}
        />
        {cadence.every === 'rolling' ? (
          <NumberField
            label={say('study.months')}
            name="study.months"
            value={cadence.months}
            least={2}
            most={monthsMost}
            onChange={(months) => onChange({ ...cadence, months })}
          />
        ) : null}
        {children}
      </div>
    </>
  );
}
