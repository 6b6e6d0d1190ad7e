/** Which points the figures show: those that were recorded, or those of this browser; never both at once. */
import { useMemo } from 'react';
import type { RecordedPart } from '../../lab/studies/recordedIndex.ts';
import type { RecordedStudy } from '../../lab/studies/recordedStudy.ts';
import { type Loaded, recordedPart, recordedResults, useRecorded } from '../state/recordedStudies.ts';
import { fieldsOfPart, type OpenedPart, type PlannedStudy, readFields } from '../state/studyPlan.ts';
import { type Results, useStudy } from '../state/studyState.ts';

/** What is recorded of a part: what it says, and its points; null: nothing, as far as is known. */
export interface Recording {
  readonly about: RecordedPart;
  readonly points: Loaded<RecordedStudy>;
}

export function useRecording(opened: OpenedPart | null): Recording | null {
  const about = useRecorded((state) => (opened ? recordedPart(state, opened) : undefined));
  const points = useRecorded(({ studies }) => (about ? studies.get(about.file) : undefined));
  return useMemo(() => (about ? { about, points: points ?? { state: 'loading' } } : null), [about, points]);
}

export interface ShownStudy {
  readonly planned: PlannedStudy;
  readonly results: Results;
  /** Where they are recorded points: what is told of them. */
  readonly recorded: RecordedPart | null;
}

/** Null while the fields say no study. */
export function useShownStudy(): ShownStudy | null {
  const opened = useStudy((state) => state.opened);
  const wished = useStudy((state) => state.wished);
  const planned = useStudy((state) => state.read.planned);
  const results = useStudy((state) => state.results);
  const recording = useRecording(opened);
  const recorded = useMemo((): ShownStudy | null => {
    if (!opened || !recording || recording.points.state === 'failed') return null;
    const { points, about } = recording;
    const found = points.state === 'there' ? recordedResults(opened, points.content) : new Map();
    return { planned: readFields(fieldsOfPart(opened)).planned!, results: found, recorded: about };
  }, [opened, recording]);
  const here = useMemo(() => planned && { planned, results, recorded: null }, [planned, results]);
  return recorded && wished === 'recorded' ? recorded : here;
}
