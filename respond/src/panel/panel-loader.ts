/**
 * The one script that a site places beside its link to the form for complaints: pressing the link opens the form on the page. Until
 * then it fetches nothing, stores nothing, and adds nothing to the page. Where it cannot run, the link is a link.
 */
const script = document.currentScript;
if (script instanceof HTMLScriptElement) listen(script, script.src.replace(/\/panel\.js(\?.*)?$/, ''));

function listen(script: HTMLScriptElement, url: string): void {
  let isOpening = false;
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isAside = event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (link === null || isAside || event.defaultPrevented || !isOurs(link, url)) return;
    event.preventDefault();
    if (isOpening) return;
    isOpening = true;
    const language = script.dataset['language'] ?? link.closest<HTMLElement>('[lang]')?.lang ?? '';
    const query = new URL(link.href).searchParams;
    query.set('language', language || navigator.language);
    import(/* @vite-ignore */ `${url}/panel-form.js?${query}`)
      .then(({ openPanel }: { openPanel: (opener: HTMLAnchorElement) => void }) => openPanel(link))
      // The page's own form does what the panel cannot.
      .catch(() => location.assign(link.href))
      .finally(() => {
        isOpening = false;
      });
  });
}

function isOurs({ href }: HTMLAnchorElement, url: string): boolean {
  return href === url || href.startsWith(`${url}?`);
}
