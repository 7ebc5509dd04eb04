import { Button } from '../app/Button.tsx';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import { partyTitle } from '../words/party.ts';
import css from './Catalogue.module.css';

const sites = ['store', 'forums'] as const;

/** Opens the Store and the Forums, for a person to use. */
export function SiteWindows() {
  const { command } = useLabLink();
  const state = useLab((lab) => lab.state);
  if (!state) return null;

  return (
    <section className={css.section} aria-labelledby="windows-title">
      <h2 id="windows-title" className={css.title}>
        Windows
      </h2>
      <div className={css.buttons}>
        {sites.map((site) => (
          <Button
            key={site}
            disabled={state.shell === null}
            aria-describedby="windows-note"
            onClick={() => command({ do: 'open window', site })}
          >
            {`Open ${partyTitle[site]}`}
          </Button>
        ))}
      </div>
      <p id="windows-note" className={css.note}>
        {state.shell ? (
          `${state.windows.length === 0 ? 'None' : state.windows.length} open, in ${state.shell.version}.`
        ) : (
          <>
            This lab opens no windows. Use a browser of your own:{' '}
            <a href={state.addresses.store} target="_blank" rel="noreferrer">
              Store
            </a>
            ,{' '}
            <a href={state.addresses.forums} target="_blank" rel="noreferrer">
              Forums
            </a>
            .
          </>
        )}
      </p>
    </section>
  );
}
