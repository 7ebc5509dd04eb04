import { useEffect, useReducer } from 'react';
import type { Conduct } from './conduct/conduct.ts';
import { Goods } from './goods.tsx';
import { Happenings } from './happenings.tsx';
import { Header } from './header.tsx';
import { LoginForm } from './login-form.tsx';
import type { Reply } from './replies.ts';
import type { Site } from './setup.ts';
import { hear, newVisit, type Visit } from './visit.ts';

interface AppProps {
  readonly site: Site;
  readonly conduct: Conduct;
}

/** The whole page. It finds out once who is there; after that it only does what somebody presses. */
export function App({ site, conduct }: AppProps) {
  const [visit, tell] = useReducer((before: Visit, reply: Reply) => hear(site, before, reply), newVisit);
  const { visitor } = visit;
  const { logIn } = conduct;

  useEffect(() => {
    void conduct.arrive(tell);
  }, [conduct]);

  return (
    <>
      <Header site={site} visitor={visitor} onLogOut={() => void conduct.logOut(tell)} />
      <main>
        {visitor.kind === 'nobody' && logIn ? (
          <LoginForm
            site={site}
            why={visitor.why}
            onLogIn={(loginId, password) => void logIn(tell, loginId, password)}
          />
        ) : (
          <>
            <section className="welcome">
              <h1>{site.welcome}</h1>
              <p>{site.pitch}</p>
            </section>
            <Goods site={site} visit={visit} onLoad={() => void conduct.load(tell)} />
          </>
        )}
        <p className="imprint">
          An invented site, run by Loginscope on this computer. It is exactly as safe as the workflow it plays, on
          purpose.
        </p>
      </main>
      <Happenings happenings={visit.happenings} />
    </>
  );
}
