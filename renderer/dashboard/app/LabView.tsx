import { Catalogue } from '../catalogue/Catalogue.tsx';
import { FollowBar } from '../chips/FollowBar.tsx';
import { DiagramPanel } from '../diagram/DiagramPanel.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { useView } from '../state/view-store.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import css from './App.module.css';

/** The first view: one run, as it happens. */
export function LabView() {
  const isDrawerOpen = useView((view) => view.drawerOpen);
  return (
    <>
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
    </>
  );
}
