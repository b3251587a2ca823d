import { useSay } from '../catalogue/text.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useCopy } from './use-copy.ts';

export function CopyLink({ url }: Readonly<{ url: string }>) {
  const say = useSay();
  const copy = useCopy('link');
  return (
    <Button onPress={() => void copy(url)}>
      <Icon name="link" />
      {say('ui.copy-link')}
    </Button>
  );
}
