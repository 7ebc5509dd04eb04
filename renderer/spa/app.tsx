import { useCallback, useEffect, useReducer } from 'react';
import { ask } from './ask.ts';
import { Goods } from './goods.tsx';
import { Happenings } from './happenings.tsx';
import { Header } from './header.tsx';
import type { Reply } from './replies.ts';
import type { SiteLook } from './site.ts';
import { hear, newVisit, type Visit } from './visit.ts';

/** The whole page. It asks once who is there; after that it only does what somebody presses. */
export function App({ site }: { readonly site: SiteLook }) {
  const [visit, listen] = useReducer((before: Visit, reply: Reply) => hear(site, before, reply), newVisit);

  useEffect(() => {
    void ask('GET', '/api/user').then(listen);
  }, []);

  const load = useCallback(async () => listen(await ask('GET', site.data.path)), [site]);

  const logOut = useCallback(async () => {
    const reply = await ask('POST', '/api/logout');
    listen(reply);
    if (reply.kind === 'logged out') location.assign(reply.logout);
  }, []);

  return (
    <>
      <Header site={site} visitor={visit.visitor} onLogOut={logOut} />
      <main>
        <section className="welcome">
          <h1>{site.welcome}</h1>
          <p>{site.pitch}</p>
        </section>
        <Goods site={site} visit={visit} onLoad={load} />
        <p className="imprint">An invented site, run by Loginscope on this computer.</p>
      </main>
      <Happenings happenings={visit.happenings} />
    </>
  );
}
