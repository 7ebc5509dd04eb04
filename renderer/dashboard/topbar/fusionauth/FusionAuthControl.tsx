import { Popup } from '../../app/Popup.tsx';
import { useLab } from '../../state/lab-store.ts';
import { announcementOf, changeInShort, kindInWords } from '../../words/fusionauth.ts';
import css from './FusionAuthControl.module.css';
import { FusionAuthPanel } from './FusionAuthPanel.tsx';

/** Which FusionAuth is in use, how far a change to the other one is, and the way to change. */
export function FusionAuthControl() {
  const inUse = useLab(({ state }) => state?.fusionauth);
  if (!inUse) return null;
  const short = changeInShort(inUse.change);
  return (
    <>
      <Popup
        kind="dialog"
        label={`FusionAuth ${inUse.version}, ${kindInWords[inUse.kind]}${short ? `. ${short}` : ''}. Change it`}
        button={
          <span className={css.control}>
            <span className={css.label} data-change={inUse.change.state}>
              {short ?? `FusionAuth ${inUse.version}`}
            </span>
            <span className={css.value}>{kindInWords[inUse.kind]} ▾</span>
          </span>
        }
      >
        {() => <FusionAuthPanel inUse={inUse} />}
      </Popup>
      <p className={css.announced} role="status">
        {announcementOf(inUse)}
      </p>
    </>
  );
}
