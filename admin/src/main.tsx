import './ui/tokens.css';
import './ui/document.css';
import './ui/section.css';
import './ui/trace.css';
import './ui/table.css';
import './ui/overlay.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './app/router.tsx';
import { LanguageProvider } from './catalogue/language-provider.tsx';
import { ToastProvider } from './ui/toast.tsx';

const queryClient = createQueryClient(() => void signInAgain());
const router = createAppRouter(queryClient);

/** The sign-in has ended meanwhile: removed, changed role, or too long away. Back to this screen after signing in. */
async function signInAgain() {
  const { href, pathname } = router.state.location;
  if (['/sign-in', '/setup', '/invite'].some((open) => pathname.startsWith(open))) return;
  queryClient.clear();
  await router.navigate({ to: '/sign-in', search: { next: href } });
}

/** After an update the files of the old app are gone; a screen that asks for one of them starts anew, once. */
window.addEventListener('vite:preloadError', () => {
  const reloadedAt = Number(sessionStorage.getItem('voldaan.reloaded'));
  if (Date.now() - reloadedAt < 60_000) return;
  sessionStorage.setItem('voldaan.reloaded', String(Date.now()));
  window.location.reload();
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root element');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
