import './choice.css';
import './field.css';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Switch } from 'react-aria-components/Switch';
import { Icon } from './icon.tsx';

export type ChoiceOption<V extends string> = Readonly<{ value: V; label: ReactNode; detail?: ReactNode }>;

type Props<V extends string> = Readonly<{
  label: string;
  value: V;
  options: readonly ChoiceOption<V>[];
  onChange: (value: V) => void;
  isLabelHidden?: boolean;
  className?: string;
}>;

/** One of a few, each with its consequence in small print. */
export function Choice<V extends string>(props: Props<V>) {
  return (
    <ChoiceGroup {...props}>
      {props.options.map((option) => (
        <Radio key={option.value} value={option.value} className="option">
          <span className="option-mark" />
          <span>
            {option.label}
            {option.detail ? <small>{option.detail}</small> : null}
          </span>
        </Radio>
      ))}
    </ChoiceGroup>
  );
}

/** One of a few short words, side by side. */
export function Segment<V extends string>(props: Props<V>) {
  return (
    <ChoiceGroup {...props}>
      <div className="segment">
        {props.options.map((option) => (
          <Radio key={option.value} value={option.value} className="segment-option">
            {option.label}
          </Radio>
        ))}
      </div>
    </ChoiceGroup>
  );
}

function ChoiceGroup<V extends string>(props: Props<V> & { children: ReactNode }) {
  return (
    <RadioGroup
      className={props.className ?? ''}
      // A value that is not among the options would leave the group without a place for the keyboard to enter.
      value={props.options.some(({ value }) => value === props.value) ? props.value : null}
      onChange={(value) => {
        const chosen = props.options.find((option) => option.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      <Label className={props.isLabelHidden ? 'unseen' : 'field-label'}>{props.label}</Label>
      {props.children}
    </RadioGroup>
  );
}

type TickProps = Readonly<{ children: ReactNode; isSelected: boolean; onChange: (isSelected: boolean) => void }>;

export function Tick({ children, isSelected, onChange }: TickProps) {
  return (
    <Checkbox className="option" isSelected={isSelected} onChange={onChange}>
      <span className="option-mark square">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}

export function Toggle({ children, isSelected, onChange }: TickProps) {
  return (
    <Switch className="switch" isSelected={isSelected} onChange={onChange}>
      <span className="switch-track" />
      {children}
    </Switch>
  );
}
