import type { Localised } from '../../language.ts';
import type { LintCode } from './lint-finding.ts';

/** Why a wording is pointed out, and what to write instead. {found} is what was found in it. */
export type LintWords = Readonly<{ reason: Localised; suggestion: Localised }>;

/** By code, in the languages of the product: shown in the editor, printed by the command, given by the API. */
export const lintWords: Readonly<Record<LintCode, LintWords>> = {
  leading: {
    reason: {
      nl: '“{found}” stuurt naar een antwoord: mensen zijn beleefd en geven het.',
      nb: '«{found}» leder mot et svar: folk er høflige og gir det.',
      en: '“{found}” leads to an answer: people are polite and give it.',
    },
    suggestion: {
      nl: 'Noem beide kanten (“hoe makkelijk of moeilijk”) of vraag neutraal: “hoe tevreden bent u over …”.',
      nb: 'Nevn begge sider («hvor lett eller vanskelig») eller spør nøytralt: «hvor fornøyd er du med …».',
      en: 'Name both sides (“how easy or difficult”) or ask neutrally: “how satisfied are you with …”.',
    },
  },
  double_barrelled: {
    reason: {
      nl: '“{found}” vraagt twee dingen tegelijk: wie het ene goed vindt en het andere niet, kan niet antwoorden.',
      nb: '«{found}» spør om to ting på én gang: den som synes det ene er bra og det andre ikke, kan ikke svare.',
      en: '“{found}” asks two things at once: whoever likes one and not the other has no answer.',
    },
    suggestion: {
      nl: 'Maak er twee vragen van, of vraag alleen wat u gaat veranderen.',
      nb: 'Lag to spørsmål av det, eller spør bare om det dere kan endre.',
      en: 'Make two questions of it, or ask only what you can change.',
    },
  },
  double_negation: {
    reason: {
      nl: '“{found}” ontkent twee keer: een deel van de mensen leest het andersom.',
      nb: '«{found}» nekter to ganger: noen leser det motsatt.',
      en: '“{found}” denies twice: some people read it the other way round.',
    },
    suggestion: {
      nl: 'Schrijf het zonder “niet”: “tevreden” in plaats van “niet ontevreden”.',
      nb: 'Skriv det uten «ikke»: «fornøyd» i stedet for «ikke misfornøyd».',
      en: 'Write it without “not”: “satisfied” instead of “not dissatisfied”.',
    },
  },
  negated_statement: {
    reason: {
      nl: 'Met “{found}” erin betekent “oneens” juist dat het goed ging. Velen vergissen zich.',
      nb: 'Med «{found}» i påstanden betyr «uenig» at det gikk bra. Mange tar feil.',
      en: 'With “{found}” in it, “disagree” means that it went well. Many get it wrong.',
    },
    suggestion: {
      nl: 'Draai de stelling om: “De informatie was duidelijk.”',
      nb: 'Snu påstanden: «Informasjonen var tydelig.»',
      en: 'Turn the statement around: “The information was clear.”',
    },
  },
  absolute: {
    reason: {
      nl: 'Met “{found}” is één uitzondering genoeg om het oneens te zijn.',
      nb: 'Med «{found}» er ett unntak nok til å være uenig.',
      en: 'With “{found}” one exception is enough to disagree.',
    },
    suggestion: {
      nl: 'Laat het woord weg, of vraag hoe vaak.',
      nb: 'Stryk ordet, eller spør hvor ofte.',
      en: 'Leave the word out, or ask how often.',
    },
  },
  question_long: {
    reason: {
      nl: 'Deze vraag heeft {found} woorden. Boven de 25 lezen mensen niet meer alles.',
      nb: 'Dette spørsmålet har {found} ord. Over 25 leser folk ikke alt.',
      en: 'This question has {found} words. Above 25 people no longer read all of them.',
    },
    suggestion: {
      nl: 'Zet wat men vooraf moet weten in een zin ervoor, en vraag dan kort.',
      nb: 'Sett det folk må vite først i en setning foran, og spør kort.',
      en: 'Put what people must know in a sentence before it, then ask briefly.',
    },
  },
  sentence_long: {
    reason: {
      nl: 'Een zin van {found} woorden wordt twee keer gelezen, of niet.',
      nb: 'En setning på {found} ord blir lest to ganger, eller ikke i det hele tatt.',
      en: 'A sentence of {found} words is read twice, or not at all.',
    },
    suggestion: {
      nl: 'Maak er twee zinnen van.',
      nb: 'Del den i to.',
      en: 'Make it two sentences.',
    },
  },
  jargon: {
    reason: {
      nl: '“{found}” is een woord van het bedrijf; klanten gebruiken het niet.',
      nb: '«{found}» er bedriftens ord; kundene bruker det ikke.',
      en: '“{found}” is a word of the company; customers do not use it.',
    },
    suggestion: {
      nl: 'Noem wat de klant meemaakte: de levering, het telefoontje, de rekening.',
      nb: 'Nevn det kunden opplevde: leveringen, telefonsamtalen, regningen.',
      en: 'Name what the customer met with: the delivery, the call, the bill.',
    },
  },
  shouting: {
    reason: {
      nl: '“{found}” in hoofdletters leest als roepen.',
      nb: '«{found}» i store bokstaver leses som roping.',
      en: '“{found}” in capitals reads as shouting.',
    },
    suggestion: {
      nl: 'Schrijf het in kleine letters.',
      nb: 'Skriv det med små bokstaver.',
      en: 'Write it in lower case.',
    },
  },
  exclamation: {
    reason: {
      nl: 'Een uitroepteken maakt van een vraag reclame.',
      nb: 'Et utropstegn gjør spørsmålet til reklame.',
      en: 'An exclamation mark turns a question into advertising.',
    },
    suggestion: {
      nl: 'Eindig met een punt of een vraagteken.',
      nb: 'Avslutt med punktum eller spørsmålstegn.',
      en: 'End with a full stop or a question mark.',
    },
  },
  pressure: {
    reason: {
      nl: '“{found}” zet druk. Wie zich gejaagd voelt, antwoordt sneller en slordiger, of niet.',
      nb: '«{found}» legger press. Den som føler seg jaget, svarer fortere og dårligere, eller ikke.',
      en: '“{found}” puts on pressure. Those who feel chased answer faster and worse, or not at all.',
    },
    suggestion: {
      nl: 'Zeg tot wanneer het kan en dat meedoen vrij staat.',
      nb: 'Si hvor lenge det er åpent, og at det er frivillig.',
      en: 'Say until when it is open and that it is voluntary.',
    },
  },
  guilt: {
    reason: {
      nl: '“{found}” speelt op schuldgevoel. Dat levert antwoorden op, geen meningen.',
      nb: '«{found}» spiller på skyldfølelse. Det gir svar, ikke meninger.',
      en: '“{found}” plays on guilt. That yields answers, no opinions.',
    },
    suggestion: {
      nl: 'Zeg wat er met het antwoord gebeurt; dat is reden genoeg.',
      nb: 'Si hva som skjer med svaret; det er grunn nok.',
      en: 'Say what is done with the answer; that is reason enough.',
    },
  },
  mark_wanted: {
    reason: {
      nl: '“{found}” vraagt om een cijfer. Wat men krijgt, is dat cijfer, en het zegt niets meer.',
      nb: '«{found}» ber om en karakter. Det en får, er den karakteren, og den sier ikke lenger noe.',
      en: '“{found}” asks for a mark. That mark is what comes, and it no longer says anything.',
    },
    suggestion: {
      nl: 'Haal de zin weg.',
      nb: 'Stryk setningen.',
      en: 'Take the sentence out.',
    },
  },
  reward_by_mark: {
    reason: {
      nl: 'De beloning hangt hier af van het cijfer ({found}). Dan koopt u het cijfer.',
      nb: 'Belønningen avhenger her av karakteren ({found}). Da kjøper dere karakteren.',
      en: 'The reward depends on the mark here ({found}). That buys the mark.',
    },
    suggestion: {
      nl: 'Geef iedereen die antwoordt hetzelfde, en zeg vooraf dat het antwoord niet uitmaakt.',
      nb: 'Gi alle som svarer det samme, og si på forhånd at svaret ikke spiller noen rolle.',
      en: 'Give everyone who answers the same, and say beforehand that the answer does not matter.',
    },
  },
  reward_for_review: {
    reason: {
      nl: 'Een beloning voor een openbare beoordeling ({found}) is bij Google en andere verboden, en de lezer moet het weten.',
      nb: 'Belønning for en offentlig anmeldelse ({found}) er forbudt hos Google og andre, og leseren må få vite det.',
      en: 'A reward for a public review ({found}) is forbidden by Google and others, and its readers must be told.',
    },
    suggestion: {
      nl: 'Vraag om een beoordeling of geef een beloning, nooit beide.',
      nb: 'Be om en anmeldelse eller gi en belønning, aldri begge deler.',
      en: 'Ask for a review or give a reward, never both.',
    },
  },
  review_gating: {
    reason: {
      nl: 'Alleen tevreden klanten om een beoordeling vragen ({found}) misleidt lezers; beoordelingssites en de wet verbieden het.',
      nb: 'Å be bare fornøyde kunder om en anmeldelse ({found}) villeder leserne; anmeldelsesstedene og loven forbyr det.',
      en: 'Asking only content customers for a review ({found}) misleads readers; review sites and the law forbid it.',
    },
    suggestion: {
      nl: 'Toon de link aan iedereen die antwoordt, of aan niemand.',
      nb: 'Vis lenken til alle som svarer, eller til ingen.',
      en: 'Show the link to everyone who answers, or to nobody.',
    },
  },
  personal_fact: {
    reason: {
      nl: 'Een persoonlijk gegeven kost antwoorden en vertrouwen, en moet een doel hebben.',
      nb: 'Personlige opplysninger koster svar og tillit, og må ha et formål.',
      en: 'A personal fact costs answers and trust, and must have a purpose.',
    },
    suggestion: {
      nl: 'Neem het uit het klantenbestand als het daar al staat, of vraag het niet.',
      nb: 'Hent det fra kunderegisteret hvis det står der, eller la være å spørre.',
      en: 'Take it from the customer file if it is there, or do not ask.',
    },
  },
  personal_link: {
    reason: {
      nl: '“{found}” zet wat u van de klant weet in een webadres. Wie de pagina beheert, leest het mee.',
      nb: '«{found}» legger det dere vet om kunden, i en nettadresse. Den som driver siden, kan lese det.',
      en: '“{found}” puts what you know of the customer into a web address. Whoever runs the page reads it.',
    },
    suggestion: {
      nl: 'Laat het veld weg uit het adres.',
      nb: 'Ta feltet ut av adressen.',
      en: 'Leave the field out of the address.',
    },
  },
  ends_unlabelled: {
    reason: {
      nl: 'De punten {found} hebben in deze taal geen woorden: iedereen leest een kaal cijfer anders.',
      nb: 'Punktene {found} har ingen ord på dette språket: alle leser et bart tall forskjellig.',
      en: 'The points {found} have no words in this language: everyone reads a bare number differently.',
    },
    suggestion: {
      nl: 'Geef de punten woorden in deze taal.',
      nb: 'Gi punktene ord på dette språket.',
      en: 'Give the points words in this language.',
    },
  },
  too_many_items: {
    reason: {
      nl: 'Eén persoon krijgt hier {found} vragen, meer dan dit soort vragenlijst verdraagt: wie halverwege stopt, telt niet mee.',
      nb: 'Én person får {found} spørsmål her, mer enn denne typen spørreskjema tåler: den som stopper halvveis, teller ikke.',
      en: 'One person is asked {found} questions here, more than this kind of survey bears: who stops half-way is lost.',
    },
    suggestion: {
      nl: 'Haal weg waar niemand iets mee doet, of laat het lot kiezen wie welke vraag krijgt.',
      nb: 'Ta bort det ingen bruker til noe, eller la loddtrekning avgjøre hvem som får hvilket spørsmål.',
      en: 'Take out what nobody acts on, or let chance decide who gets which question.',
    },
  },
  survey_long: {
    reason: {
      nl: 'Invullen duurt ongeveer {found} minuten.',
      nb: 'Det tar omtrent {found} minutter å svare.',
      en: 'Filling it in takes about {found} minutes.',
    },
    suggestion: {
      nl: 'Zeg dat vooraf, of maak de vragenlijst korter.',
      nb: 'Si det på forhånd, eller gjør spørreskjemaet kortere.',
      en: 'Say so beforehand, or make it shorter.',
    },
  },
};
