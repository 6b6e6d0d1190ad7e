/** The gallery: every chart and control in its states, as its `<Component>.examples.tsx` tells them. */
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Examples } from '../ui/examples.ts';
import { Gallery, type GalleryGroup } from './Gallery.tsx';

const CHARTS = import.meta.glob<{ examples: Examples }>('../charts/**/*.examples.tsx', { eager: true });
const CONTROLS = import.meta.glob<{ examples: Examples }>('../ui/**/*.examples.tsx', { eager: true });

const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\.examples\.tsx$/, '');

function group(title: string, found: Readonly<Record<string, { examples: Examples }>>): GalleryGroup {
  const components = Object.entries(found).map(([path, { examples }]) => ({ name: nameOf(path), examples }));
  return { title, components: components.sort((one, other) => one.name.localeCompare(other.name)) };
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gallery groups={[group('Charts', CHARTS), group('Controls', CONTROLS)]} />
  </StrictMode>,
);
