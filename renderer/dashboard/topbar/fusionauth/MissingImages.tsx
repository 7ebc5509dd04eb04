import type { MissingImage } from '../../../../main/fusionauth/change.ts';
import { Button } from '../../app/Button.tsx';
import { useLabLink } from '../../state/lab-link.ts';
import { Cancel } from './Cancel.tsx';
import css from './MissingImages.module.css';
import { Section } from './Section.tsx';
import { WithCommands } from './WithCommands.tsx';

interface Props {
  readonly images: readonly MissingImage[];
  /** The lab was told to pull nothing. */
  readonly offline: boolean;
}

/** Which images would have to be downloaded, how large they are, and how to get them; nothing has been, yet. */
export function MissingImages({ images, offline }: Props) {
  const { command } = useLabLink();
  const use = (pull: boolean) => command({ do: 'use fusionauth', kind: 'container', pull });
  const isKnown = images.every(({ roughMegabytes }) => roughMegabytes !== undefined);
  const total = images.reduce((sum, { roughMegabytes = 0 }) => sum + roughMegabytes, 0);
  return (
    <Section
      title={
        images.length === 1 ? 'An image is not on this machine' : `${images.length} images are not on this machine`
      }
      actions={
        <>
          {offline ? null : (
            <Button primary onClick={() => use(true)}>
              Download and start
            </Button>
          )}
          <Button onClick={() => use(false)}>Look again</Button>
          <Cancel />
        </>
      }
    >
      <ul className={css.images}>
        {images.map(({ name, roughMegabytes }) => (
          <li key={name}>
            <code className={css.command}>docker pull {name}</code>
            <span className={css.size}>
              {roughMegabytes === undefined ? 'of unknown size' : `about ${roughMegabytes} MB`}
            </span>
          </li>
        ))}
      </ul>
      <p>
        Nothing has been downloaded.{' '}
        <WithCommands
          text={
            offline
              ? 'The lab was started with `--offline` and pulls nothing: run the commands yourself, then look again.'
              : `The lab can do it for you${isKnown ? `, about ${total} MB in all` : ''}; or run the commands yourself, then look again.`
          }
        />
      </p>
    </Section>
  );
}
