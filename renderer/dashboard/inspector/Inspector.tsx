import type { KeyboardEvent } from 'react';
import { useLab } from '../state/lab-store.ts';
import type { InspectorTab } from '../state/view-store.ts';
import { look, useView } from '../state/view-store.ts';
import { CookiesPanel } from './CookiesPanel.tsx';
import css from './Inspector.module.css';
import { SessionsPanel } from './SessionsPanel.tsx';
import { TokensPanel } from './TokensPanel.tsx';

const tabs: readonly (readonly [tab: InspectorTab, title: string])[] = [
  ['cookies', 'Cookies & storage'],
  ['tokens', 'Tokens'],
  ['sessions', 'Sessions'],
];

/** What is kept where: in browsers, as tokens, on servers. */
export function Inspector() {
  const tab = useView((view) => view.tab);
  const recording = useLab((lab) => lab.recording);

  function onKeyDown({ key, currentTarget }: KeyboardEvent<HTMLElement>): void {
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const next = by && tabs.at((tabs.findIndex(([candidate]) => candidate === tab) + by) % tabs.length);
    if (!next) return;
    look({ tab: next[0] });
    currentTarget.querySelector<HTMLElement>(`#tab-${next[0]}`)?.focus();
  }

  return (
    <div className={css.inspector}>
      <div className={css.tabs} role="tablist" aria-label="What is kept where" onKeyDown={onKeyDown} tabIndex={-1}>
        {tabs.map(([value, title]) => (
          <button
            key={value}
            id={`tab-${value}`}
            type="button"
            role="tab"
            className={css.tab}
            aria-selected={tab === value}
            aria-controls="inspector-panel"
            tabIndex={tab === value ? 0 : -1}
            onClick={() => look({ tab: value })}
          >
            {title}
          </button>
        ))}
      </div>
      <div id="inspector-panel" className={css.panel} role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'cookies' ? <CookiesPanel recording={recording} /> : null}
        {tab === 'tokens' ? <TokensPanel recording={recording} /> : null}
        {tab === 'sessions' ? <SessionsPanel recording={recording} /> : null}
      </div>
    </div>
  );
}
