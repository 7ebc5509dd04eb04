import { createRoot } from 'react-dom/client';
import './tokens.css';
import './base.css';
import { App } from './app/App.tsx';
import { MissingToken } from './app/MissingToken.tsx';
import { listenToLab } from './lab/live.ts';
import { takeToken } from './lab/token.ts';
import { batchPerFrame } from './state/frame-batch.ts';
import { LabLinkContext, linkTo } from './state/lab-link.ts';
import { receiveMessages, setConnection, useLab } from './state/lab-store.ts';
import { hideAll } from './state/revealed-store.ts';
import { followAddress, forgetRun } from './state/view-store.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root.');
const root = createRoot(element);
const token = takeToken();

if (token === null) {
  root.render(<MissingToken />);
} else {
  useLab.subscribe((now, before) => {
    if (now.recording.run === before.recording.run) return;
    hideAll();
    forgetRun();
  });
  addEventListener('popstate', followAddress);
  listenToLab(token, { connection: setConnection, message: batchPerFrame(receiveMessages) });
  root.render(
    <LabLinkContext value={linkTo(token)}>
      <App />
    </LabLinkContext>,
  );
}
