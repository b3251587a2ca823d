import { addDays } from '@voldaan/domain/metrics/calendar-day';
import type { FigureHead } from '@voldaan/server/metrics/figures/schema';
import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DayInput } from './day-input.tsx';

type Props = Readonly<{
  window: Pick<FigureHead['window'], 'from' | 'to'>;
  onClose: () => void;
  onChoose: (period: string) => void;
}>;

/** A period from one day to another, both included. */
export function PeriodDialog({ window, onClose, onChoose }: Props) {
  const say = useSay();
  const [from, setFrom] = useState(window.from);
  const [to, setTo] = useState(addDays(window.to, -1));
  const [isTried, setTried] = useState(false);
  const isWrong = from === '' || to === '' || from > to;
  return (
    <Dialog isOpen onClose={onClose} heading={say('period.own')}>
      <form
        className="group-dialog"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isWrong) onChoose(`${from}..${to}`);
        }}
      >
        <DayInput label={say('period.from')} name="from" value={from} onChange={setFrom} />
        <DayInput
          label={say('period.to')}
          name="to"
          value={to}
          onChange={setTo}
          error={isTried && isWrong ? say('period.wrong') : undefined}
        />
        <div className="row dialog-actions">
          <Button look="primary" type="submit">
            {say('period.show')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
