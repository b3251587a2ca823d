import { useSay } from '../../catalogue/text.tsx';
import { NormPart, SlipPart } from './fixed-parts.tsx';
import { ItemPart } from './item-part.tsx';
import { LanguagesPart } from './languages-part.tsx';
import { NodePart } from './node-parts.tsx';
import { ThanksPart } from './thanks-part.tsx';
import { findPart, isNode } from './tree.ts';
import { useBuilder } from './use-builder.ts';
import { VersionsPart } from './versions-part.tsx';

/** The part that is open, with everything that can be changed about it. */
export function OpenPart() {
  const say = useSay();
  const { mayChange, selected } = useBuilder();
  return (
    <fieldset className="editor-texts" disabled={!mayChange} key={selected}>
      <legend className="unseen">{say('editor.open-part')}</legend>
      <Part />
    </fieldset>
  );
}

function Part() {
  const { draft, selected } = useBuilder();
  switch (selected) {
    case 'slip':
      return <SlipPart />;
    case 'languages':
      return <LanguagesPart />;
    case 'thanks':
      return <ThanksPart />;
    case 'norm':
      return <NormPart />;
    case 'versions':
      return <VersionsPart />;
    default: {
      // An undo may take away what is open; then the survey itself is.
      const found = findPart(draft.definition, selected);
      if (found === undefined) return <SlipPart />;
      return isNode(found.part) ? <NodePart node={found.part} /> : <ItemPart item={found.part} />;
    }
  }
}
