import { Menu } from '../app/Menu.tsx';
import type { Theme } from '../state/view-store.ts';
import { chooseTheme, useView } from '../state/view-store.ts';
import css from './ThemeChoice.module.css';

const titles: Readonly<Record<Theme, string>> = { system: 'Auto', light: 'Light', dark: 'Dark' };

/** Light, dark, or as the machine prefers. */
export function ThemeChoice() {
  const theme = useView((view) => view.theme);
  return (
    <Menu
      label={`Theme: ${titles[theme]}`}
      align="right"
      button={<span className={css.theme}>{titles[theme]} ▾</span>}
      items={[
        { title: 'As the machine prefers', choose: () => chooseTheme('system') },
        { title: 'Light', choose: () => chooseTheme('light') },
        { title: 'Dark', choose: () => chooseTheme('dark') },
      ]}
    />
  );
}
