import type { Profile } from '../../../main/recording/entry.ts';
import { Empty } from '../app/Empty.tsx';
import { byHost } from '../model/jar.ts';
import type { Recording } from '../model/recording.ts';
import { useLab } from '../state/lab-store.ts';
import css from './Card.module.css';
import { CookieCard } from './CookieCard.tsx';

const profileTitle: Readonly<Record<Profile, string>> = {
  shared: 'one browser for both',
  store: "the Store's browser",
  forums: "the Forums' browser",
};

/** The cookies of every browser profile, host by host. */
export function CookiesPanel({ recording }: { readonly recording: Recording }) {
  const { profiles } = recording.jars;
  const hasWindows = useLab(({ state }) => state?.shell !== null);
  if (profiles.size === 0 && !hasWindows) {
    return (
      <Empty>
        This lab opens no windows, so it cannot look into a browser's jar. Cookies show on the arrows that set and carry
        them. Start the lab with <code>npm start</code> to see the jar itself.
      </Empty>
    );
  }
  if (profiles.size === 0) {
    return (
      <Empty>
        The cookies of each browser appear here, in plain words, with their history. Press Run, or open the Store and
        log in by hand.
      </Empty>
    );
  }
  return [...profiles].flatMap(([profile, jar]) =>
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
  );
}
