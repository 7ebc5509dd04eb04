import { Button } from '../app/Button.tsx';
import { useLab } from '../state/lab-store.ts';
import { look, useView } from '../state/view-store.ts';
import { applicationTitle, credentialsInShort, loginInShort } from '../words/workflow.ts';
import { ClockMenu } from './ClockMenu.tsx';
import { FusionAuthControl } from './fusionauth/FusionAuthControl.tsx';
import { Notices } from './Notices.tsx';
import { RunControls } from './RunControls.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';
import css from './TopBar.module.css';
import { ViewSwitch } from './ViewSwitch.tsx';

/** What is looked at, on which FusionAuth, at what time; and the buttons that make it go. */
export function TopBar() {
  const point = useLab(({ workflows, state }) => workflows.find(({ id }) => id === state?.workflow)?.point);
  const isLab = useView(({ place }) => place.view === 'lab');
  const isDrawerOpen = useView(({ drawerOpen }) => drawerOpen);

  return (
    <header className={css.top}>
      <div className={css.bar}>
        <h1 className={css.name}>Loginscope</h1>
        <ViewSwitch />
        {isLab ? (
          <div className={`${css.fact} ${css.workflow}`}>
            <span className={css.label}>Workflow</span>
            <span className={css.value}>
              {point
                ? [
                    applicationTitle[point.application],
                    loginInShort[point.login],
                    credentialsInShort[point.credentials],
                  ].join(' · ')
                : 'waiting for the lab'}
            </span>
          </div>
        ) : null}
        <FusionAuthControl />
        {isLab ? (
          <>
            <ClockMenu />
            <RunControls />
          </>
        ) : null}
        <div className={css.aside}>
          <ThemeChoice />
          <Button aria-label="Help" aria-keyshortcuts="?" onClick={() => look({ helpOpen: true })}>
            ?
          </Button>
          {isLab ? (
            <Button
              className={css.drawer ?? ''}
              aria-expanded={isDrawerOpen}
              shortcut="I"
              onClick={() => look({ drawerOpen: !isDrawerOpen })}
            >
              Cookies
            </Button>
          ) : null}
        </div>
      </div>
      <Notices />
    </header>
  );
}
