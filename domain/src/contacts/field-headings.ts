import type { ColumnField } from './column-field.ts';

/** Headings as customer lists in Dutch, Norwegian and English have them, without case, blanks and marks. */
export const fieldHeadings: Readonly<Record<ColumnField, readonly string[]>> = {
  email: words('email emailadres emailaddress mail mailadres epost epostadresse epostadr eadres contactemail'),
  name: words(`name naam navn fullname fulltnavn volledigenaam contact contactpersoon kontaktperson firstname lastname
    givenname familyname voornaam achternaam tussenvoegsel fornavn mellomnavn etternavn surname customername klantnaam
    kundenavn`),
  language: words('language taal språk sprak lang locale taalcode preferredlanguage voorkeurstaal'),
  external_id: words(`id externalid customerid customernumber customerno klantnummer klantnr klantid kundenummer kundenr
    kundeid debiteurnummer debiteurnr debitornummer relatienummer relatienr number nummer`),
  phone:
    words(`phone phonenumber telefoon telefoonnummer telefoonnr tel mobiel mobielnummer mobile mobilephone telefon mobil
    mobilnummer telefonnummer`),
  organisation: words(`organisation organization organisatie organisasjon company companyname bedrijf bedrijfsnaam firma
    firmanaam firmanavn selskap bedrift account accountname`),
  organisation_number:
    words(`organisationnumber organizationnumber organisatienummer organisasjonsnummer orgnummer orgnr
    companynumber bedrijfsnummer kvknummer kvk accountid accountnumber`),
  roles: words('role roles rol rollen rolle roller'),
  lifecycle: words('lifecycle status klantstatus kundestatus customerstatus levensfase livsfase'),
  stage: words('stage fase relationstage relatiefase relasjonsfase'),
  birthday: words(
    'birthday birthdate dateofbirth dob geboortedatum geboortedag verjaardag geboren fødselsdato fødselsdag bursdag fodselsdato',
  ),
  country: words('country countrycode land landcode landkode'),
  customer_since: words('customersince klantsinds klantvanaf kundesiden kundefra'),
  consent_research: words(`consentresearch researchconsent toestemmingonderzoek onderzoektoestemming magbenaderd
    samtykkeundersøkelse samtykkeundersokelse surveyconsent enquetes`),
  consent_marketing: words(`consentmarketing marketingconsent toestemmingmarketing nieuwsbrief newsletter nyhetsbrev
    samtykkemarkedsføring samtykkemarkedsforing marketing optin`),
  consent_source: words('consentsource toestemmingbron brontoestemming samtykkekilde optinsource'),
  consent_date: words('consentdate toestemmingdatum datumtoestemming toestemmingop samtykkedato optindate'),
};

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}
