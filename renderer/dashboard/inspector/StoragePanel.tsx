import type { Recording } from '../model/recording.ts';
import { byArea } from '../model/storage.ts';
import { profileTitle } from '../words/profile.ts';
import css from './Card.module.css';
import { StorageCard } from './StorageCard.tsx';

/** What pages keep in their storage, page by page; nothing where none keeps anything. */
export function StoragePanel({ recording }: { readonly recording: Recording }) {
  return byArea(recording.stores).map((items) => {
    const [{ id, profile, origin, area }] = items;
    const host = URL.parse(origin)?.hostname ?? origin;
    return (
      <section key={id} aria-label={`${area} of ${host}, ${profileTitle[profile]}`}>
        <h3 className={css.group}>
          {host}{' '}
          <small>
            {area}, {profileTitle[profile]}
          </small>
        </h3>
        {items.map((item) => (
          <StorageCard key={item.id} item={item} recording={recording} />
        ))}
      </section>
    );
  });
}
