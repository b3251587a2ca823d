import type { ChoiceOption } from '../../question/choice-option.ts';
import type { Question } from '../../question/question.ts';
import type { LibraryText } from '../library-text.ts';

type LibraryOption = ChoiceOption & Readonly<{ text: LibraryText }>;

/**
 * A group of items as data: each a whole question, worded once, in all the library's languages. The last part of a
 * comparability key counts wordings: changing more than punctuation starts a new trend line.
 */
export type ItemGroup = Readonly<
  Record<string, Question & Readonly<{ text: LibraryText; options?: readonly LibraryOption[] }>>
>;
