import './contact-page.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { languageNames } from '@voldaan/domain/language';
import { useMay } from '../accounts/use-me.ts';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import { buttonClass } from '../ui/button.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Section } from '../ui/section.tsx';
import { ConsentSection } from './consent-section.tsx';
import { CustomerLanes } from './customer-lanes.tsx';
import { type ContactDetail, contactQuery, type HistoryPage, historyQuery } from './customer-requests.ts';
import { HistoryList } from './history-list.tsx';
import { KnownFacts } from './known-facts.tsx';
import { NumberStanding } from './number-standing.tsx';

const route = getRouteApi('/signed-in/contacts/$contactId');

/** One customer: who it is, what passed between us, why it is asked or not, and what it consents to. */
export function ContactPage() {
  const { contactId } = route.useParams();
  const contact = useQuery(contactQuery(contactId));
  return (
    <QueryView query={contact} lines={6}>
      {(found) => <Page contact={found} />}
    </QueryView>
  );
}

function Page({ contact }: Readonly<{ contact: ContactDetail }>) {
  const say = useSay();
  const may = useMay();
  return (
    <>
      <PageHead
        title={contact.name || contact.email}
        isLede
        crumb={<Link to="/contacts">{say('shell.contacts')}</Link>}
        note={<Who contact={contact} />}
        actions={
          <>
            {may('contact.remove') ? (
              <Link className={buttonClass()} to="/contacts/$contactId/privacy" params={{ contactId: contact.id }}>
                {say('contact.see-or-erase')}
              </Link>
            ) : null}
            {may('contact.change') ? (
              <Link className={buttonClass()} to="/contacts/$contactId/edit" params={{ contactId: contact.id }}>
                {say('contact.edit')}
              </Link>
            ) : null}
            {may('visit.note') ? (
              <Link className={buttonClass()} to="/visits/new" search={{ contact: contact.id }}>
                {say('contact.note-visit')}
              </Link>
            ) : null}
            {may('promise.make') ? (
              <Link className={buttonClass()} to="/promises/new" search={{ contact: contact.id }}>
                {say('contact.note-promise')}
              </Link>
            ) : null}
            {contact.phone === null ? null : (
              <a className={buttonClass('primary')} href={`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`}>
                {say('contact.call')}
              </a>
            )}
          </>
        }
      />
      {may('contact.history') ? <History contact={contact} /> : null}
      <ConsentSection contact={contact} />
      {contact.phone !== null && may('number.check') ? (
        <Section label={say('numbers.label')} heading={say('numbers.heading')} note={say('numbers.note')}>
          <NumberStanding phone={contact.phone} />
        </Section>
      ) : null}
      <KnownFacts contact={contact} />
    </>
  );
}

/** How to reach somebody, and who it is to us, on one line. */
function Who({ contact }: Readonly<{ contact: ContactDetail }>) {
  const say = useSay();
  const format = useFormat();
  const { phone, email, organisation, customer_since: since, lifecycle } = contact;
  return (
    <span className="who">
      {phone === null ? null : <span className="number">{phone}</span>}
      <span>{email}</span>
      {organisation === null ? null : (
        <Link to="/contacts/organisations/$organisationId" params={{ organisationId: organisation.id }}>
          {organisation.name}
        </Link>
      )}
      <span>
        {contact.is_case_only
          ? say('contact.case-only')
          : since === null
            ? say(`lifecycle.${lifecycle}`)
            : say('contact.customer-since', { month: format.day(since) })}
      </span>
      {contact.language === null ? null : <span>{languageNames[contact.language]}</span>}
    </span>
  );
}

function History({ contact }: Readonly<{ contact: ContactDetail }>) {
  const say = useSay();
  const history = useInfiniteQuery(historyQuery(contact.id));
  return (
    <QueryView query={history} lines={6}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.data);
        const [first] = pages;
        if (first === undefined || items.length === 0) return <NothingYet />;
        return (
          <>
            <section className="span-section" aria-labelledby="line">
              <div className="row row-apart">
                <h2 id="line">
                  {say('history.finding', { asked: first.totals.asked, answered: first.totals.answered })}
                </h2>
                <Sums totals={first.totals} />
              </div>
              <CustomerLanes items={items} />
            </section>
            <WhySection contact={contact} heldCount={items.filter(({ kind }) => kind === 'held').length} />
            <Section label={say('history.label')} heading={say('history.heading')}>
              <HistoryList items={items} />
              <MoreButton query={history} />
            </Section>
          </>
        );
      }}
    </QueryView>
  );
}

function NothingYet() {
  const say = useSay();
  return (
    <Section label={say('history.label')} heading={say('history.none')}>
      <p className="muted">{say('history.none-text')}</p>
    </Section>
  );
}

/** What the customer ordered and complained of. Sums of two currencies stay two sums. */
function Sums({ totals }: Readonly<{ totals: HistoryPage['totals'] }>) {
  const say = useSay();
  const format = useFormat();
  const amounts = totals.amounts.map(({ amount, currency }) =>
    new Intl.NumberFormat(format.locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount),
  );
  const parts = [
    totals.orders > 0 ? [say('history.orders', { count: totals.orders }), ...amounts].join(', ') : '',
    totals.complaints > 0 ? say('history.complaints', { count: totals.complaints }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : <p className="note number">{parts.join(' · ')}</p>;
}

/** The way to every decision about this customer; the finding here is only whether one held a question back. */
function WhySection({ contact, heldCount }: Readonly<{ contact: ContactDetail; heldCount: number }>) {
  const say = useSay();
  return (
    <Section
      label={say('contact.why-label')}
      heading={heldCount > 0 ? say('contact.why-held', { count: heldCount }) : say('contact.why-none')}
    >
      <p>{say('contact.why-text')}</p>
      <p className="section-action">
        <Link
          className={buttonClass('plain', 'small')}
          to="/contacts/$contactId/why"
          params={{ contactId: contact.id }}
        >
          {say('contact.why-open')}
        </Link>
      </p>
    </Section>
  );
}
