import type { FormEvent } from 'react';
import type { Site } from './setup.ts';

interface LoginFormProps {
  readonly site: Site;
  /** Why the person has to log in, or why the last try led nowhere. */
  readonly why: string | undefined;
  readonly onLogIn: (loginId: string, password: string) => void;
}

/** The form in the page. What is typed is never kept: the fields are read when it is sent, and the password is wiped. */
export function LoginForm({ site, why, onLogIn }: LoginFormProps) {
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const password = event.currentTarget.elements.namedItem('password');
    onLogIn(String(fields.get('loginId') ?? ''), String(fields.get('password') ?? ''));
    if (password instanceof HTMLInputElement) password.value = '';
  }

  return (
    <form className="card login" onSubmit={submit}>
      <h1>Log in to {site.spokenName}</h1>
      {why !== undefined && (
        <p className="alert" role="alert">
          {why}
        </p>
      )}
      <label>
        Login
        <input name="loginId" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
      </label>
      <label>
        Password
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit" className="strong">
        Log in
      </button>
    </form>
  );
}
