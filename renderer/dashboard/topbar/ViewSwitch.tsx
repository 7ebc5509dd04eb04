import { hashOf } from '../model/place.ts';
import { useView } from '../state/view-store.ts';
import css from './ViewSwitch.module.css';

const views = [
  ['lab', 'Lab'],
  ['compare', 'Compare'],
] as const;

/** From the lab to the comparison and back: links, so that the address and the browser's Back know it too. */
export function ViewSwitch() {
  const place = useView((view) => view.place);
  return (
    <nav className={css.views} aria-label="Views" title="C switches">
      {views.map(([view, title]) => (
        <a
          key={view}
          className={css.view}
          href={hashOf({ ...place, view })}
          aria-current={place.view === view ? 'page' : undefined}
        >
          {title}
        </a>
      ))}
    </nav>
  );
}
