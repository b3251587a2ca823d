import './mail-dns-record.css';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Finding } from './mail-requests.ts';

type Record = NonNullable<Finding['record']>;

/** A line for the DNS, name and value apart, as every provider's form asks for them. */
export function DnsRecord({ record }: Readonly<{ record: Record }>) {
  const say = useSay();
  return (
    <dl className="dns-record">
      <dt>{say('dns-record.name', { type: record.type })}</dt>
      <CopiedValue text={record.name} label={say('dns-record.copy-name')} />
      <dt>{say('dns-record.value')}</dt>
      <CopiedValue text={record.value} label={say('dns-record.copy-value')} />
    </dl>
  );
}

function CopiedValue({ text, label }: Readonly<{ text: string; label: string }>) {
  const say = useSay();
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: say('dns-record.copied') });
    } catch {
      toast({ text: say('dns-record.copy-refused') });
    }
  };
  return (
    <dd>
      <code>{text}</code>
      <Button size="small" onPress={() => void copy()}>
        {label}
      </Button>
    </dd>
  );
}
