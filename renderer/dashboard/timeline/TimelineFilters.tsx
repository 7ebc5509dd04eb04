import { searchFieldId } from '../app/keyboard.ts';
import type { TimelineGroup } from '../model/timeline.ts';
import { look, useView } from '../state/view-store.ts';
import { filterGroups, groupTitle } from './groups.ts';
import css from './TimelineFilters.module.css';

/** What the timeline shows: groups on and off, and a search. */
export function TimelineFilters() {
  const hidden = useView(({ hiddenGroups }) => hiddenGroups);
  const search = useView((view) => view.search);

  function toggle(group: TimelineGroup): void {
    const next = new Set(hidden);
    if (!next.delete(group)) next.add(group);
    look({ hiddenGroups: next });
  }

  return (
    <div className={css.filters}>
      {filterGroups.map((group) => (
        <button
          key={group}
          type="button"
          className={css.toggle}
          data-group={group}
          aria-pressed={!hidden.has(group)}
          onClick={() => toggle(group)}
        >
          {groupTitle[group]}
        </button>
      ))}
      <input
        id={searchFieldId}
        type="search"
        className={css.search}
        placeholder="Search ( / )"
        aria-label="Search the timeline"
        value={search}
        onChange={({ currentTarget }) => look({ search: currentTarget.value, timelineOpen: true })}
      />
    </div>
  );
}
