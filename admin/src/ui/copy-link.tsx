import { useSay } from '../catalogue/text.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useToast } from './toast.tsx';

export function CopyLink({ url }: Readonly<{ url: string }>) {
  const say = useSay();
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      toast({ text: say('ui.copied') });
    } catch {
      toast({ text: say('ui.copy-refused') });
    }
  };
  return (
    <Button onPress={() => void copy()}>
      <Icon name="link" />
      {say('ui.copy-link')}
    </Button>
  );
}
