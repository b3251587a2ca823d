import type { Localised } from '../language.ts';
import type { LintWords } from '../surveys/lint/lint-words.ts';

/** What a letter can have beside what any wording can have (surveys/lint). */
export const letterLintCodes = [
  'subject_long',
  'spam_word',
  'bare_link',
  'sender_nobody',
  'address_mixed',
  'letter_long',
] as const;
export type LetterLintCode = (typeof letterLintCodes)[number];

/** Why it is pointed out, and what to write instead. {found} is what was found. */
export const letterLintWords: Readonly<Record<LetterLintCode, LintWords>> = {
  subject_long: {
    reason: said(
      'Het onderwerp heeft {found} tekens; een telefoon toont er ongeveer 50.',
      'Emnet har {found} tegn; en telefon viser rundt 50.',
      'The subject has {found} characters; a phone shows about 50.',
    ),
    suggestion: said(
      'Zet vooraan waar het over gaat en laat de rest weg.',
      'Sett det viktigste først og dropp resten.',
      'Put what it is about first and leave out the rest.',
    ),
  },
  spam_word: {
    reason: said(
      '“{found}” staat vaak in ongewenste mail. Eén woord is geen ramp; mensen herkennen de toon.',
      '«{found}» står ofte i søppelpost. Ett ord er ingen katastrofe; folk kjenner igjen tonen.',
      '“{found}” is common in unwanted mail. One word is no disaster; people know the tone.',
    ),
    suggestion: said(
      'Schrijf het zoals u het een bekende zou zeggen.',
      'Skriv det slik du ville sagt det til en du kjenner.',
      'Write it as you would say it to somebody you know.',
    ),
  },
  bare_link: {
    reason: said(
      '“{found}” is een tweede adres in de mail. Wie oplicht, doet dat ook; voorzichtige lezers stoppen hier.',
      '«{found}» er en adresse til i e-posten. Svindlere gjør det samme; forsiktige lesere stopper her.',
      '“{found}” is a second address in the mail. So do frauds; careful readers stop here.',
    ),
    suggestion: said(
      'Laat het weg: de vraag of de knop is de enige weg die nodig is.',
      'Dropp den: spørsmålet eller knappen er den eneste veien som trengs.',
      'Leave it out: the question or the button is the only way that is needed.',
    ),
  },
  sender_nobody: {
    reason: said(
      '“{found}” is een afdeling. Van een mens met een naam antwoorden meer mensen.',
      '«{found}» er en avdeling. Flere svarer et menneske med navn.',
      '“{found}” is a department. More people answer a person with a name.',
    ),
    suggestion: said(
      'Zet de naam neer van wie de antwoorden leest: “Sanne van De Vries”.',
      'Skriv navnet på den som leser svarene: «Sanne hos De Vries».',
      'Write the name of whoever reads the answers: “Sanne from De Vries”.',
    ),
  },
  address_mixed: {
    reason: said(
      '“{found}” past niet bij de gekozen aanspreekvorm.',
      '«{found}» passer ikke til tiltaleformen som er valgt.',
      '“{found}” does not fit the form of address that was chosen.',
    ),
    suggestion: said(
      'Kies u of je, en houd het de hele mail vol.',
      'Velg én tiltaleform og hold på den i hele e-posten.',
      'Choose one form of address and keep to it in the whole mail.',
    ),
  },
  letter_long: {
    reason: said(
      'De brief heeft {found} woorden. Wie langer dan een halve minuut leest, antwoordt minder vaak.',
      'Brevet har {found} ord. Den som må lese mer enn et halvt minutt, svarer sjeldnere.',
      'The letter has {found} words. Who reads for more than half a minute answers less often.',
    ),
    suggestion: said(
      'Zeg in twee zinnen waarom u het vraagt, en laat de vraag spreken.',
      'Si på to setninger hvorfor dere spør, og la spørsmålet tale.',
      'Say in two sentences why you ask, and let the question speak.',
    ),
  },
};

function said(nl: string, nb: string, en: string): Localised {
  return { nl, nb, en };
}
