import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { conductOf } from './conduct/choose.ts';
import { readSetup } from './setup.ts';
import './spa.css';

const setup = readSetup(document.getElementById('site')?.textContent);
document.title = setup.site.title;
document.documentElement.dataset.site = setup.site.name;

const root = document.getElementById('root');
// No StrictMode: its double effects would ask twice who is there, and every request of this page is a step of a workflow.
if (root) createRoot(root).render(<App site={setup.site} conduct={conductOf(setup)} />);
