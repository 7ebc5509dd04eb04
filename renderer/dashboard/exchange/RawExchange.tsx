import type { MaskedText } from '../../../main/recording/credential.ts';
import type { Header, RecordedBody } from '../../../main/recording/exchange.ts';
import { Masked } from '../chips/Masked.tsx';
import { withoutOrigin } from '../model/address.ts';
import type { ObservedExchange } from '../model/exchanges.ts';
import { laidOut } from '../model/json-body.ts';
import css from './RawExchange.module.css';

/** The exchange as it was on the wire: line, headers and body of both sides. */
export function RawExchange({ observed }: { readonly observed: ObservedExchange }) {
  const { request, channel, id } = observed.exchange;
  const response = observed.reply?.response;
  return (
    <div className={css.pair}>
      <Side
        title={`${channel} channel, ${id}`}
        line={[`${request.method} `, ...withoutOrigin(request.url)]}
        headers={request.headers}
        body={request.body}
      />
      {response ? (
        <Side
          title={`answered in ${Math.round(observed.reply?.durationMs ?? 0)} ms`}
          line={[`HTTP ${response.status}`]}
          headers={response.headers}
          body={response.body}
        />
      ) : null}
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly line: MaskedText;
  readonly headers: readonly Header<MaskedText>[];
  readonly body: RecordedBody<MaskedText> | undefined;
}

function Side({ title, line, headers, body }: SideProps) {
  return (
    <div>
      <p className={css.title}>{title}</p>
      <pre className={css.raw}>
        <strong>
          <Masked text={line} />
        </strong>
        {headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: recorded headers never change, and a name may occur twice.
          <span key={index} className={css.header}>
            <span className={css.name}>{name}: </span>
            <Masked text={value} withValues />
          </span>
        ))}
        {body && body.bytes > 0 ? (
          <span className={css.body}>
            <Masked text={laidOut(body.text)} withValues />
            {body.cut ? `\n… cut; ${body.bytes} bytes were sent` : ''}
          </span>
        ) : null}
      </pre>
    </div>
  );
}
