import { partyTitle, type SiteName } from '../../../scenarios/parties.ts';
import type { ProfileMode } from '../../../scenarios/step.ts';
import type { JarCookie, Profile } from '../../recording/entry.ts';
import type { ExchangeId } from '../../recording/exchange.ts';
import { ProfileWatch } from '../../shells/cdp/observe.ts';
import type { BrowserObserver } from '../../shells/cdp/observer.ts';
import { createPageClock, type PageClock } from '../../shells/cdp/page-clock.ts';
import { readJar } from '../../shells/cdp/read-jar.ts';
import { WindowClosedError } from '../../shells/cdp/window-closed.ts';
import type { Shell, ShellProfile, ShellWindow, WindowBounds } from '../../shells/port.ts';
import { CannotGoOnError } from '../cannot-go-on.ts';
import type { World } from '../world/world.ts';

/** The windows of one experiment: one for each site, in profiles as the mode says, watched from before their first request. */
export interface Windows {
  /** The window of `site`; opened when there is none. */
  window(site: SiteName): Promise<ShellWindow>;
  /** All cookies of the profile that `site` lives in. */
  jar(site: SiteName): Promise<readonly JarCookie<string>[]>;
  /** Resolves when nothing is under way in any window and all of it is recorded. */
  idle(): Promise<void>;
  readonly open: readonly { readonly window: string; readonly site: SiteName; readonly profile: Profile }[];
  /** Rejects when something goes away without the lab's doing: WindowClosedError for a window, CannotGoOnError for the browser. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

interface OpenWindow {
  readonly window: ShellWindow;
  readonly profile: Profile;
  readonly clock: PageClock;
  idle(): Promise<void>;
}

export interface WindowsOptions {
  readonly shell: Shell;
  readonly world: World;
  readonly profileMode: ProfileMode;
  readonly bounds: Partial<Readonly<Record<SiteName, WindowBounds>>>;
  readonly onChange: () => void;
}

/** No windows yet; what happens in them goes into the world's log. */
export function createWindows({ shell, world, profileMode, bounds, onChange }: WindowsOptions): Windows {
  const profiles = new Map<Profile, Promise<{ profile: ShellProfile; watch: ProfileWatch }>>();
  const open = new Map<SiteName, OpenWindow>();
  const opening = new Map<SiteName, Promise<OpenWindow>>();
  let closing = false;
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_resolve, reject) => {
    lose = reject;
  });
  lost.catch(() => undefined); // Nobody may be listening when a person closes a window by hand.
  void shell.closed.then(() => closing || lose(browserDied()));

  const profileOf = (site: SiteName): Profile => (profileMode === 'one browser' ? 'shared' : site);

  const profile = (name: Profile) => {
    const known = profiles.get(name);
    if (known) return known;
    const made = shell.newProfile().then((one) => ({ profile: one, watch: new ProfileWatch() }));
    profiles.set(name, made);
    return made;
  };

  const openWindow = async (site: SiteName): Promise<OpenWindow> => {
    const name = profileOf(site);
    const { profile: shellProfile, watch } = await profile(name);
    const place = bounds[site];
    const window = await shellProfile.openWindow(place ? { bounds: place } : {});
    const watched = await watch.observe(window, observer(world, name, window.id));
    const clock = createPageClock(window);
    if (world.clock.offset > 0) await clock.show(world.clock.offset);
    const opened: OpenWindow = { window, profile: name, clock, idle: () => watched.idle() };
    open.set(site, opened);
    world.log.append({ type: 'window', change: 'opened', window: window.id, profile: name, site });
    void window.closed.then((end) => {
      open.delete(site);
      if (closing) return;
      world.log.append({ type: 'window', change: 'closed', window: window.id, profile: name, site });
      lose(end === 'browser died' ? browserDied() : windowClosed(window, site));
      onChange();
    });
    onChange();
    return opened;
  };

  const ensure = (site: SiteName): Promise<OpenWindow> => {
    const there = open.get(site);
    if (there) return Promise.resolve(there);
    const coming = opening.get(site) ?? openWindow(site).finally(() => opening.delete(site));
    opening.set(site, coming);
    return coming;
  };

  // A page that holds a JWT itself looks at its own clock to see whether it has died.
  let told: Promise<unknown> = Promise.resolve();
  const unsubscribe = world.log.subscribe((entry) => {
    if (entry.type !== 'clock' || entry.byMs === 0) return;
    const { offset } = world.clock;
    const everyPage = () => Promise.all([...open.values()].map(({ clock }) => clock.show(offset)));
    // A window that is closing needs no time any more.
    told = told.then(everyPage).catch(() => undefined);
  });

  return {
    async window(site) {
      const { window } = await ensure(site);
      await told;
      return window;
    },
    jar: async (site) => readJar((await ensure(site)).window),
    idle: async () => {
      await Promise.all([...open.values()].map((one) => one.idle()));
    },
    get open() {
      return [...open].map(([site, { window, profile: name }]) => ({ window: window.id, site, profile: name }));
    },
    lost,
    async close() {
      closing = true;
      unsubscribe();
      const made = await Promise.allSettled([...profiles.values()]);
      await Promise.allSettled(made.flatMap((one) => (one.status === 'fulfilled' ? [one.value.profile.close()] : [])));
    },
  };
}

const browserDied = () =>
  new CannotGoOnError(
    'The browser ended by itself while the run was in progress: it crashed, or somebody killed it. Run it again.',
  );

const windowClosed = ({ id }: ShellWindow, site: SiteName) =>
  new WindowClosedError(id, `the run was in progress: it was the window of the ${partyTitle[site]}`);

/** Writes what a browser reports into the log, joined to the exchange that its mark names. */
function observer({ log }: World, profile: Profile, window: string): BrowserObserver {
  return {
    sent({ mark, resource, withheld, refused }) {
      if (mark === undefined) return;
      log.append({ type: 'browser sent', exchange: mark as ExchangeId, profile, window, resource, withheld, refused });
    },
    cookie(change, cookie, mark) {
      log.append({ type: 'cookie', profile, change, cookie, ...(mark ? { exchange: mark as ExchangeId } : {}) });
    },
    storage(change) {
      log.append({ type: 'storage', profile, ...change });
    },
    storageRead({ origin, area, key, found }) {
      log.append({ type: 'storage read', profile, window, origin, area, key, found });
    },
    scriptSaw(sight) {
      log.append({ type: 'script saw', profile, window, ...sight });
    },
    pageShows(page) {
      log.append({ type: 'page', profile, window, ...page });
    },
  };
}
