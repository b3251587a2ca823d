import type { Question } from '@voldaan/domain/surveys/question/question';
import { Compliment } from './compliment.tsx';
import { Consent } from './consent.tsx';
import { ContactDetail } from './contact-detail.tsx';
import { DateField } from './date.tsx';
import { Multiple } from './multiple.tsx';
import { NumberField } from './number.tsx';
import { Open } from './open.tsx';
import type { QuestionProps } from './question-props.ts';
import { Ranking } from './ranking.tsx';
import { Rating } from './rating.tsx';
import { Single } from './single.tsx';
import { YesNo } from './yes-no.tsx';

/** One question of any kind. A kind without a drawing does not compile. */
export function Asked({ question, ...shared }: QuestionProps<Question>) {
  switch (question.kind) {
    case 'rating':
      return <Rating {...shared} question={question} />;
    case 'open':
      return <Open {...shared} question={question} />;
    case 'yes-no':
      return <YesNo {...shared} question={question} />;
    case 'single':
      return <Single {...shared} question={question} />;
    case 'multiple':
      return <Multiple {...shared} question={question} />;
    case 'ranking':
      return <Ranking {...shared} question={question} />;
    case 'number':
      return <NumberField {...shared} question={question} />;
    case 'date':
      return <DateField {...shared} question={question} />;
    case 'contact-detail':
      return <ContactDetail {...shared} question={question} />;
    case 'consent':
      return <Consent {...shared} question={question} />;
    case 'compliment':
      return <Compliment {...shared} question={question} />;
  }
}
