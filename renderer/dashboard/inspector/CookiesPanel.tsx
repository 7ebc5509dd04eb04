import { Empty } from '../app/Empty.tsx';
import { byHost } from '../model/jar.ts';
import type { Recording } from '../model/recording.ts';
import { useLab } from '../state/lab-store.ts';
import { profileTitle } from '../words/profile.ts';
import css from './Card.module.css';
import { CookieCard } from './CookieCard.tsx';
import { StoragePanel } from './StoragePanel.tsx';

/** What every browser profile keeps: cookies host by host, and what pages have stored. */
export function CookiesPanel({ recording }: { readonly recording: Recording }) {
  const { profiles } = recording.jars;
  const isEmpty = profiles.size === 0 && recording.stores.size === 0;
  const hasWindows = useLab(({ state }) => state?.shell !== null);
  if (isEmpty && !hasWindows) {
    return (
      <Empty>
        This lab opens no windows, so it cannot look into a browser's jar. Cookies show on the arrows that set and carry
        them. Start the lab with <code>npm start</code> to see the jar itself.
      </Empty>
    );
  }
  if (isEmpty) {
    return (
      <Empty>
        The cookies of each browser, and what pages keep in its storage, appear here, in plain words, with their
        history. Press Run, or open the Store and log in by hand.
      </Empty>
    );
  }
  return (
    <>
      <StoragePanel recording={recording} />
      {[...profiles].flatMap(([profile, jar]) =>
        byHost(jar).map(([host, cookies]) => (
          <section key={`${profile} ${host}`} aria-label={`${host}, ${profileTitle[profile]}`}>
            <h3 className={css.group}>
              {host} <small>{profileTitle[profile]}</small>
            </h3>
            {cookies.map((kept) => (
              <CookieCard key={kept.key} kept={kept} recording={recording} />
            ))}
          </section>
        )),
      )}
    </>
  );
}
