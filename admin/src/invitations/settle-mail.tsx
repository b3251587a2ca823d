import { useQueryClient } from '@tanstack/react-query';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { useAttempt } from '../ui/use-attempt.ts';
import { type InvitationRow, settleMail } from './invitation-requests.ts';

/** Of a mail in doubt a person may know more: from the mail server's log, or because the customer said so. */
export function SettleMail({ row }: Readonly<{ row: InvitationRow }>) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { attempt, isPending, refusal } = useAttempt();
  const name = row.name || row.email;
  const settle = (outcome: 'sent' | 'failed') =>
    void attempt(async () => {
      await settleMail(row.id, outcome);
      toast({ text: say('settle.done') });
      await queryClient.invalidateQueries({ queryKey: ['waves'] });
    });
  return (
    <div className="settle">
      <small>{say('settle.ask')}</small>
      <span className="row">
        {(['sent', 'failed'] as const).map((outcome) => (
          <Button
            key={outcome}
            size="small"
            isPending={isPending}
            label={say(`settle.${outcome}-named`, { name })}
            onPress={() => settle(outcome)}
          >
            {say(`settle.${outcome}`)}
          </Button>
        ))}
      </span>
      {refusal === '' ? null : (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
