import type { LibraryText } from './library-text.ts';

/** The heading of every ready thank-you: it says that the answer is in, and no more than is true. */
export const answerReceived: LibraryText = {
  nl: 'Dank u wel, uw antwoord is binnen',
  'nl-x-jij': 'Dank je wel, je antwoord is binnen',
  nb: 'Takk, vi har fått svaret ditt',
  en: 'Thank you, we have your answer',
};

/** Promises readers, no deed and no date: those are the firm's to add. */
export const answerIsRead: LibraryText = {
  nl: 'Uw antwoord wordt gelezen door de mensen die er iets aan kunnen doen.',
  'nl-x-jij': 'Je antwoord wordt gelezen door de mensen die er iets aan kunnen doen.',
  nb: 'Svaret ditt blir lest av dem som kan gjøre noe med det.',
  en: 'Your answer is read by the people who can do something about it.',
};
