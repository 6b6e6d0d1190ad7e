import { useEffect, useState } from 'react';
import { type RecordedStudy, unpackStudy } from '../../../lab/studies/recordedStudy.ts';
import { fetchRecorded } from '../../state/fetchRecorded.ts';

/** The points of a recorded study; null before they are there, and where they cannot be had. */
export function useRecordedPoints(file: string): RecordedStudy | null {
  const [study, setStudy] = useState<RecordedStudy | null>(null);
  useEffect(() => {
    let isWanted = true;
    void fetchRecorded(`studies/${file}.json`)
      .then((content) => isWanted && setStudy(unpackStudy(content)))
      // A picture the less; the lesson goes on.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [file]);
  return study;
}
