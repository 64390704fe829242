import { render } from 'preact';
import { ImportPage } from './page.tsx';
import '../styles/index.css';
import '../styles/import.css';

const root = document.getElementById('app');
if (root) render(<ImportPage />, root);
