import type { Site } from './setup.ts';
import type { Visit } from './visit.ts';

interface HeaderProps {
  readonly site: Site;
  readonly visitor: Visit['visitor'];
  readonly onLogOut: () => void;
}

/** Whose site this is, who is here, and the way in or out. */
export function Header({ site, visitor, onLogOut }: HeaderProps) {
  return (
    <header>
      <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" />
        <path d="M8 11h13v6a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6zm13 1h2a3 3 0 0 1 0 7h-2" />
      </svg>
      <span className="title">{site.title}</span>
      <Who visitor={visitor} />
      {visitor.kind === 'nobody' && visitor.login !== undefined && <LogIn at={visitor.login} />}
      {visitor.kind === 'user' && (
        <button type="button" onClick={onLogOut}>
          Log out
        </button>
      )}
    </header>
  );
}

function LogIn({ at }: { readonly at: string }) {
  return (
    <button type="button" className="strong" onClick={() => location.assign(at)}>
      Log in
    </button>
  );
}

function Who({ visitor }: Pick<HeaderProps, 'visitor'>) {
  switch (visitor.kind) {
    case 'not known yet':
      return <span className="who">…</span>;
    case 'nobody':
      return <span className="who">Nobody is logged in</span>;
    case 'user': {
      const { name, email, id } = visitor.user;
      return (
        <span className="who">
          <strong>{name ?? email ?? id}</strong>
          {name !== undefined && email !== undefined && <small>{email}</small>}
        </span>
      );
    }
  }
}
