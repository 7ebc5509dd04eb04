import { useEffect } from 'react';
import { ComparePage } from '../compare/ComparePage.tsx';
import { followed, useView } from '../state/view-store.ts';
import { TopBar } from '../topbar/TopBar.tsx';
import css from './App.module.css';
import { Help } from './Help.tsx';
import { useKeyboard } from './keyboard.ts';
import { LabView } from './LabView.tsx';

/** The whole dashboard. */
export function App() {
  const theme = useView((view) => view.theme);
  const isFollowing = useView((view) => followed(view) !== undefined);
  const view = useView(({ place }) => place.view);
  useKeyboard();

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <div className={css.app} data-view={view} data-following={isFollowing || undefined}>
      <TopBar />
      {view === 'lab' ? <LabView /> : <ComparePage />}
      <Help />
    </div>
  );
}
