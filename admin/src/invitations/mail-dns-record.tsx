import './mail-dns-record.css';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { useCopy } from '../ui/use-copy.ts';
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
  const copy = useCopy('text');
  return (
    <dd>
      <code>{text}</code>
      <Button size="small" onPress={() => void copy(text)}>
        {label}
      </Button>
    </dd>
  );
}
