import css from './MissingToken.module.css';

/** The page without the lab's token: it can show nothing, and says how to get in. */
export function MissingToken() {
  return (
    <main className={css.page}>
      <h1 className={css.title}>Open the lab's own link</h1>
      <p>
        This dashboard shows a lab that runs on this computer. The lab prints a link when it starts, and opens it for
        you. That link carries a token; this address came without it.
      </p>
      <p>
        Look where you started the lab for a line like <code>http://lab.localhost:9012/#token=…</code> and open it.
      </p>
    </main>
  );
}
