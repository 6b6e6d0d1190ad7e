import { createRef } from 'react';
import type { EmbeddingHandle } from '../../../charts/embedding/EmbeddingPlot.tsx';

/** Handles of what can be exported. */
export const plots = { embedding: createRef<EmbeddingHandle>() };
