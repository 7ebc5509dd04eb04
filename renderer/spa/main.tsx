import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { siteAt } from './site.ts';
import './spa.css';

const site = siteAt(location.hostname);
document.title = site.title;
document.documentElement.dataset.site = site.name;

const root = document.getElementById('root');
// No StrictMode: its double effects would ask twice who is there, and every request of this page is a step of a workflow.
if (root) createRoot(root).render(<App site={site} />);
