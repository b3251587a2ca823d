import './alerts.css';
import { Link } from '@tanstack/react-router';
import { useSay } from '../catalogue/text.tsx';
import { Ticks } from '../studies/ticks.tsx';
import { Tick } from '../ui/choice.tsx';
import type { AlertChannel, AlertChoices } from './alert-requests.ts';
import type { EditProps } from './edit-props.ts';
import { roleNames } from './rule-edit.ts';

type Props = EditProps & Readonly<{ choices: AlertChoices; channels: readonly AlertChannel[] }>;

/** Who hears it, and by which way. */
export function AudienceFields({ edit, change, errorOf, choices, channels }: Props) {
  const say = useSay();
  const error = errorOf('audience') ?? errorOf('audience.owner');
  const isOfCase = edit.kind === 'case_opened' || edit.kind === 'promise';
  return (
    <div className="alert-audience">
      <Ticks
        label={say('alerts.people')}
        offered={choices.staff.map(({ id, name }) => [id, name] as const)}
        chosen={edit.staff}
        onChange={(staff) => change({ staff })}
      />
      <Ticks
        label={say('alerts.roles')}
        offered={roleNames.map((role) => [role, say(`role.${role}`)] as const)}
        chosen={edit.roles}
        onChange={(roles) => change({ roles })}
      />
      {isOfCase ? (
        <Tick isSelected={edit.owner} onChange={(owner) => change({ owner })}>
          {say('alerts.owner')}
        </Tick>
      ) : null}
      {channels.length === 0 ? (
        <p className="muted">
          <Link to="/alerts/channels">{say('alerts.no-channels')}</Link>
        </p>
      ) : (
        <Ticks
          label={say('alerts.channels')}
          offered={channels.map(({ id, name }) => [id, name] as const)}
          chosen={edit.channels}
          onChange={(chosen) => change({ channels: chosen })}
        />
      )}
      <Tick isSelected={edit.mail} onChange={(mail) => change({ mail })}>
        {say('alerts.mail')}
        <small>{say('alerts.mail-detail')}</small>
      </Tick>
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
