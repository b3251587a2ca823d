import type { Localised } from '../../language.ts';

/** Who stands under the line; the same words for every term that counts the same people. */
export const validAnswers: Localised = {
  nl: 'Geldige antwoorden van mensen. ‘Weet ik niet’, overgeslagen, testantwoorden en machines tellen niet mee.',
  nb: 'Gyldige svar fra mennesker. «Vet ikke», hoppet over, testsvar og maskiner telles ikke.',
  en: 'Valid answers of people. “Don’t know”, skipped, test answers and machines do not count.',
};

export const invitedCustomers: Localised = {
  nl: 'Klanten die zijn uitgenodigd; een herinnering is geen tweede uitnodiging.',
  nb: 'Kunder som er invitert; en påminnelse er ingen ny invitasjon.',
  en: 'Customers who were invited; a reminder is no second invitation.',
};

export const completeRows: Localised = {
  nl: 'Antwoorden waarin alle gevraagde onderwerpen zijn ingevuld; hoeveel er afvielen staat erbij.',
  nb: 'Svar der alle temaene er besvart; hvor mange som falt fra, står ved siden av.',
  en: 'Answers in which every topic was filled in; how many were left out stands beside it.',
};
