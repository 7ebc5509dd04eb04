import type { DecodedJwt } from '../../../main/recording/credential.ts';
import { VerdictMark } from '../diagram/VerdictMark.tsx';
import { useLabNow } from '../state/lab-clock.ts';
import { claimInWords, claimMeaning } from '../words/claim.ts';
import css from './Card.module.css';

const signatureWords: Readonly<Record<DecodedJwt['signature'], string>> = {
  valid: "signature verified with the issuer's keys (JWKS)",
  invalid: "signature does not match the issuer's keys (JWKS)",
  checking: "asking for the issuer's keys",
};

const signatureMark = { valid: 'passed', invalid: 'failed', checking: 'in progress' } as const;

/** A JWT's header and claims in words, and what the issuer's keys say. */
export function JwtClaims({ jwt, isOpen }: { readonly jwt: DecodedJwt; readonly isOpen: boolean }) {
  return (
    <>
      <p>
        <VerdictMark state={signatureMark[jwt.signature]} /> {signatureWords[jwt.signature]}
      </p>
      <details className={css.fold} open={isOpen}>
        <summary>decoded</summary>
        <dl className={css.claims}>
          <dt className={css.part}>header</dt>
          <Members members={jwt.header} />
          <dt className={css.part}>claims</dt>
          <Members members={jwt.claims} />
        </dl>
      </details>
    </>
  );
}

function Members({ members }: { readonly members: Readonly<Record<string, unknown>> }) {
  const now = useLabNow();
  return Object.entries(members).map(([name, value]) => (
    <div key={name} style={{ display: 'contents' }}>
      <dt>
        {name}
        {claimMeaning[name] ? <small>{claimMeaning[name]}</small> : null}
      </dt>
      <dd>
        <code>{claimInWords(name, value, now)}</code>
      </dd>
    </div>
  ));
}
