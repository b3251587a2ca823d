import { useRef, useState } from 'react';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';

type Props = Readonly<{ isPending: boolean; onFile: (file: File) => void }>;

/** A file by hand or dropped; what is in it is guessed on the server and shown before anything is kept. */
export function ImportFile({ isPending, onFile }: Props) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !isPending) onFile(file);
  };
  return (
    <Section heading={say('import.file')} note={say('import.file-note')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button beside it does the same */}
      <div
        className={isOver ? 'drop-zone drop-zone-over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <p>{say('import.drop')}</p>
        <input
          ref={input}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={say('import.choose')}
          accept=".csv,.txt,.tsv,.xlsx"
          onChange={(event) => {
            take(event.target.files);
            // The same file, changed meanwhile, may be chosen again.
            event.target.value = '';
          }}
        />
        <Button look="primary" isPending={isPending} onPress={() => input.current?.click()}>
          <Icon name="file" />
          {say(isPending ? 'import.reading' : 'import.choose')}
        </Button>
        <p className="note">{say('import.kinds')}</p>
      </div>
    </Section>
  );
}
