import { useState } from 'react';
import { useSay } from '../catalogue/text.tsx';

type Theme = 'light' | 'dark' | 'system';

const storageKey = 'voldaan.theme';
const themes: readonly Theme[] = ['light', 'dark', 'system'];

/** Light, dark, or as the system is; kept in this browser, because it belongs to the screen and not to the person. */
export function ThemeSwitch() {
  const say = useSay();
  const [theme, setTheme] = useState<Theme>(currentTheme);
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    applyTheme(chosen);
  };
  return (
    <fieldset className="theme-switch" aria-label={say('theme.label')}>
      {themes.map((offered) => (
        <button key={offered} type="button" aria-pressed={offered === theme} onClick={() => choose(offered)}>
          {say(`theme.${offered}`)}
        </button>
      ))}
    </fieldset>
  );
}

function currentTheme(): Theme {
  const set = document.documentElement.dataset['theme'];
  return set === 'light' || set === 'dark' ? set : 'system';
}

function applyTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // Storage is off in this browser; the choice lasts as long as the page.
  }
}
