import { useEffect } from 'react';
import { Catalogue } from '../catalogue/Catalogue.tsx';
import { FollowBar } from '../chips/FollowBar.tsx';
import { DiagramPanel } from '../diagram/DiagramPanel.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { followed, useView } from '../state/view-store.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { TopBar } from '../topbar/TopBar.tsx';
import css from './App.module.css';
import { Help } from './Help.tsx';
import { useKeyboard } from './keyboard.ts';

/** The whole dashboard. */
export function App() {
  const theme = useView((view) => view.theme);
  const isFollowing = useView((view) => followed(view) !== undefined);
  const isDrawerOpen = useView((view) => view.drawerOpen);
  useKeyboard();

  useEffect(() => {
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme]);

  return (
    <div className={css.app} data-following={isFollowing || undefined}>
      <TopBar />
      <nav className={css.catalogue} aria-label="Workflows">
        <Catalogue />
      </nav>
      <main className={css.diagram}>
        <DiagramPanel />
      </main>
      <aside className={css.inspector} data-open={isDrawerOpen || undefined} aria-label="Cookies, tokens and sessions">
        <Inspector />
      </aside>
      <FollowBar />
      <Timeline />
      <Help />
    </div>
  );
}
