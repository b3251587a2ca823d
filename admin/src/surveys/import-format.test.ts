import { expect, test } from 'vitest';
import { formatOf } from './import-format.ts';

test.each([
  ['enquete.lss', '<?xml version="1.0"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>', 'limesurvey'],
  ['export.xml', '<?xml version="1.0"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>', 'limesurvey'],
  ['survey.json', '{"title":"x","pages":[{"elements":[]}]}', 'surveyjs'],
  ['survey.json', '{"name":"x","welcomeCard":{},"questions":[]}', 'formbricks'],
  ['lijst.json', '{"iets":"anders"}', undefined],
  ['lijst.csv', 'Naam;E-mail', undefined],
])('%s with %s is taken for %s', (name, text, format) => {
  expect(formatOf(name, text)).toBe(format);
});
