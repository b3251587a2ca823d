import { languageNames, languages } from '@voldaan/domain/language';
import { glossaryTopics } from '@voldaan/domain/metrics/glossary/topics';
import { message } from '../../catalogue/message.ts';
import { escapeHtml } from '../../mail/escape-html.ts';
import type { PublicGlossary } from './glossary.ts';
import type { GlossaryTermView } from './schema.ts';

/** The glossary as one page that reads without a script, in print, and in the dark. */
export function glossaryPageHtml(glossary: PublicGlossary, nonce: string): string {
  const { language, company, terms } = glossary;
  const title = escapeHtml(message(language, 'glossary.page.title', { company }));
  const links = languages
    .filter((other) => other !== language)
    .map((other) => `<a href="?language=${other}" lang="${other}" hreflang="${other}">${languageNames[other]}</a>`);
  const sections = glossaryTopics.map((topic) => {
    const own = terms.filter((term) => term.topic === topic);
    return `<section><h2>${escapeHtml(message(language, `glossary.topic.${topic}`))}</h2><dl>${own
      .map((term) => termHtml(glossary, term))
      .join('')}</dl></section>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><style nonce="${nonce}">${style}</style></head>
<body><main><h1>${title}</h1><p>${escapeHtml(message(language, 'glossary.page.intro'))}</p>
<nav>${links.join(' ')}</nav>${sections.join('')}</main></body></html>`;
}

function termHtml({ language }: PublicGlossary, term: GlossaryTermView): string {
  const rows = (['formula', 'denominator', 'example', 'source'] as const).flatMap((name) => {
    const text = term[name];
    if (text === null) return [];
    return [`<p><b>${escapeHtml(message(language, `glossary.page.${name}`))}.</b> ${escapeHtml(text)}</p>`];
  });
  return `<dt id="${term.id}"><a href="#${term.id}">${escapeHtml(term.name)}</a></dt><dd><p>${escapeHtml(term.meaning)}</p>${rows.join('')}</dd>`;
}

const style = `:root{color-scheme:light dark;--ink:light-dark(#17201f,#eef2f0);--muted:light-dark(#55605d,#a9b4b0);--line:light-dark(#dcd9d1,#303938)}
body{margin:0;background:light-dark(#fbfaf7,#121716);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:44rem;margin:0 auto;padding:32px 20px 64px}h1{font:400 2rem/1.15 Georgia,serif;margin:0 0 12px}
h2{font:400 1.35rem/1.2 Georgia,serif;border-top:1px solid var(--ink);padding-top:12px;margin:40px 0 8px}
dl{margin:0}dt{font-weight:650;padding-top:14px}dd{margin:0;padding-bottom:14px;border-bottom:1px solid var(--line)}
dt a{color:inherit;text-decoration:none}dt a:hover{text-decoration:underline}dt:target a{text-decoration:underline}
p{margin:4px 0}dd p+p{color:var(--muted);font-size:.9rem}nav{display:flex;gap:16px;margin-top:12px}nav a{color:inherit}
@media print{body{background:#fff;color:#000}}`;
